# A coroutine method under the lock of its object.
import asyncio
import threading


class Client:
    def __init__(self):
        self._lock = threading.Lock()
        self._rows = {}

    async def load(self, key):
        with self._lock:
            if key not in self._rows:
                self._rows[key] = await self.fetch(key)  # expect: THR321 "taken on line 12"
            await asyncio.sleep(0)
            return self._rows[key]

    async def fetch(self, key):
        return key


asyncio.run(Client().load("a"))
