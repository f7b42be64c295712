import asyncio
import threading


class Hub:
    def __init__(self):
        self.jobs = asyncio.Queue()
        self.lock = asyncio.Lock()

    async def serve(self):
        async with self.lock:  # expect: THR707 "asyncio.Lock"
            print(await self.jobs.get())  # expect: THR707 "asyncio.Queue"

    def run(self):
        loop = asyncio.new_event_loop()
        loop.run_until_complete(self.serve())

    async def feed(self):
        async with self.lock:
            await self.jobs.put("job")


def main():
    hub = Hub()
    thread = threading.Thread(target=hub.run)
    thread.start()
    asyncio.run(hub.feed())
    thread.join()


main()
