# The lock of the event loop.
import asyncio


class Client:
    def __init__(self):
        self._lock = asyncio.Lock()

    async def load(self):
        async with self._lock:
            await asyncio.sleep(0.1)


asyncio.run(Client().load())
