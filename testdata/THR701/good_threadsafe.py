import asyncio
import threading


async def job():
    await asyncio.sleep(0)


def reader(loop, queue):
    loop.call_soon_threadsafe(queue.put_nowait, "line")
    asyncio.run_coroutine_threadsafe(job(), loop).result()
    print(loop.is_running(), queue.qsize())


def own_loop():
    loop = asyncio.new_event_loop()
    loop.call_soon(print, "first")
    task = loop.create_task(job())
    loop.run_until_complete(task)


class Loop:
    def call_soon(self, function):
        function()

    def stop(self):
        self.stopped = True


def looks_alike():
    loop = Loop()
    loop.call_soon(print)
    loop.stop()


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    loop.call_soon(print, "on the loop")
    queue.put_nowait("x")
    await asyncio.to_thread(reader, loop, queue)


threading.Thread(target=own_loop).start()
threading.Thread(target=looks_alike).start()
asyncio.run(main())
