"""Nobody takes from the queue but the loop, which looks whether there is something in it."""
import asyncio
import queue


class Stream:
    def __init__(self):
        self.lines = queue.Queue()
        self.more = asyncio.Condition()

    def _take(self):
        return self.lines.get()

    async def next_line(self):
        while self.lines.empty():
            async with self.more:
                await self.more.wait()
        return self._take()
