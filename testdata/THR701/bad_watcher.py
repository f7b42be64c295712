"""A file watcher calls back on a thread of its own."""
import asyncio
import threading
import time


class Watcher(threading.Thread):
    def __init__(self, loop, changes):
        super().__init__(daemon=True)
        self.loop = loop
        self.changes = changes

    def run(self):
        while True:
            time.sleep(1)
            self.changes.put_nowait("changed")  # expect: THR701


async def main():
    changes: asyncio.Queue = asyncio.Queue()
    watcher = Watcher(asyncio.get_running_loop(), changes)
    watcher.start()
    print(await changes.get())


if __name__ == "__main__":
    asyncio.run(main())
