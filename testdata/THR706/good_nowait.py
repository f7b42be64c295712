import asyncio
import queue
import threading

lines = queue.Queue()
lock = threading.Lock()
total = 0


async def drain():
    global total
    while True:
        try:
            line = lines.get_nowait()
        except queue.Empty:
            await asyncio.sleep(0.1)
            continue
        with lock:
            total += len(line)


def fill():
    global total
    lines.put("line")
    with lock:
        total += 1


async def main():
    threading.Thread(target=fill).start()
    await asyncio.wait_for(drain(), 5)
