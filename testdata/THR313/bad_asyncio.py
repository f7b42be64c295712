# A coroutine is no context manager either.
import asyncio


class Client:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.slots = asyncio.Semaphore(5)

    async def send(self, text):
        async with self.lock.acquire():  # expect: THR313 "async with self.lock"
            print(text)

    async def ask(self, text):
        with await self.slots.acquire():  # expect: THR313
            print(text)
