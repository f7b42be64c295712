import asyncio
import queue
import threading
from concurrent.futures import ThreadPoolExecutor

items = queue.Queue()
lock = threading.Lock()
total = 0


def work(n):
    global total
    with lock:
        total += n
    items.put(n)
    return n


async def main():
    global total
    incoming = asyncio.Queue()
    ready = asyncio.Event()
    ready.set()
    incoming.put_nowait(1)
    await ready.wait()
    print(await incoming.get())
    slots = asyncio.Semaphore(2)
    async with slots:
        print(await asyncio.to_thread(items.get))
    with lock:
        total += 1
    items.put(2)
    try:
        print(items.get_nowait(), items.get(block=False))
    except queue.Empty:
        pass
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=work, args=(1,))
    thread.start()
    await loop.run_in_executor(None, thread.join)
    await loop.run_in_executor(None, lambda: items.get())


threading.Thread(target=work, args=(5,)).start()
asyncio.run(main())
