import asyncio
import threading


async def job():
    await asyncio.sleep(0)


def reader(loop, queue, ready):
    queue.put_nowait("line")  # expect: THR701 "loop.call_soon_threadsafe(...)"
    ready.set()  # expect: THR701
    loop.call_later(1, print, "late")  # expect: THR701
    task = loop.create_task(job())  # expect: THR701 "run_coroutine_threadsafe(job(), loop)"
    print(task)


class Bridge:
    def __init__(self, loop):
        self.loop = loop
        self.answer = loop.create_future()

    def start(self):
        threading.Thread(target=self.listen).start()

    def listen(self):
        self.tell(42)

    def tell(self, value):
        self.answer.set_result(value)  # expect: THR701 "self.answer.get_loop().call_soon_threadsafe(self.answer.set_result, value)"
        self.loop.stop()  # expect: THR701 "self.loop.call_soon_threadsafe(self.loop.stop)"


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    ready = asyncio.Event()
    bridge = Bridge(loop)
    bridge.start()
    await asyncio.to_thread(reader, loop, queue, ready)
    await asyncio.to_thread(lambda: loop.call_soon(print))  # expect: THR701


asyncio.run(main())
