import asyncio
import time

import requests


def backoff(attempt):
    time.sleep(2**attempt)


def retry(attempt):
    print("again")
    backoff(attempt)


class Client:
    def load(self, path):
        return requests.get(path).text

    async def refresh(self):
        self.text = self.load("/a")  # expect: THR705 "which calls `requests.get()` on line 18"


async def worker():
    for attempt in range(3):
        retry(attempt)  # expect: THR705 "which calls `time.sleep()` on line 8"
    step = lambda: time.sleep(1)
    step()  # expect: THR705


def tick():
    time.sleep(0.2)  # expect: THR705


async def main():
    asyncio.get_running_loop().call_soon(tick)
    await asyncio.gather(worker(), Client().refresh())


asyncio.run(main())
