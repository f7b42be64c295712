import asyncio
import time as clock
from asyncio import sleep


class Session:
    """Of the project, and asynchronous."""

    async def get(self, url):
        await asyncio.sleep(0)
        return url

    def sleep(self, seconds):
        self.wanted = seconds


class requests:
    @staticmethod
    def get(url):
        return url


async def main():
    session = Session()
    await session.get("a")
    session.sleep(10)
    requests.get("a")
    await sleep(1)
    clock.sleep(0)
    with open("notes.txt") as file:
        print(file.read())
    process = await asyncio.create_subprocess_exec("ls")
    await process.wait()
    started = clock.monotonic()
    print(clock.monotonic() - started)


asyncio.run(main())
