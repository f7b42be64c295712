import asyncio


class Cache:
    def __init__(self):
        self.data = {}

    async def refresh(self):
        while True:
            self.data.clear()
            await asyncio.sleep(60)

    async def start(self):
        asyncio.create_task(self.refresh())  # expect: THR721


async def main():
    cache = Cache()
    await cache.start()
    await asyncio.sleep(3600)


asyncio.run(main())
