import asyncio
from threading import Thread


class Reader(Thread):
    def __init__(self, lines):
        super().__init__()
        self.lines = lines

    def run(self):
        for n in range(3):
            self.lines.put(n)  # expect: THR707 "only makes a coroutine"


def wait_for(stop):
    stop.wait()  # expect: THR707 "asyncio.Event"
    print("stopped")


async def main():
    lines = asyncio.Queue()
    stop = asyncio.Event()
    Reader(lines).start()
    Thread(target=wait_for, args=(stop,)).start()
    print(await lines.get())
    stop.set()


asyncio.run(main())
