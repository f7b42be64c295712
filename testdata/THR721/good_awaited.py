import asyncio


async def job():
    await asyncio.sleep(1)


class Server:
    def start(self):
        self.task = asyncio.create_task(job())
        return asyncio.ensure_future(job())


async def main():
    server = Server()
    other = server.start()
    tasks = [asyncio.create_task(job()) for _ in range(3)]
    await asyncio.gather(*tasks)
    await other
