# THR707: what the objects of asyncio do on a second event loop, and in a plain function; Python 3 only, runs alone.
import asyncio
import sys
import threading

from probing import report

if sys.version_info >= (3, 10):
    queue = asyncio.Queue()
    seen = []

    async def get():
        try:
            await asyncio.wait_for(queue.get(), 0.2)
        except RuntimeError:
            seen.append("RuntimeError")
        except asyncio.TimeoutError:
            seen.append("waits")

    def in_thread():
        loop = asyncio.new_event_loop()
        loop.run_until_complete(get())
        loop.close()

    in_thread()
    thread = threading.Thread(target=in_thread)
    thread.start()
    thread.join()
    report("asyncio.Queue.get() on one loop, then another", seen, expected=["waits", "RuntimeError"], because="THR707")


async def make():
    queue = asyncio.Queue()
    coroutine = queue.put(1)
    found = queue.qsize()
    coroutine.close()
    return found


loop = asyncio.new_event_loop()
report("items after queue.put() without await", loop.run_until_complete(make()), expected=0, because="THR707")
loop.close()
