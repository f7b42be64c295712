# Short critical sections without an await.
import asyncio
import threading

lock = threading.Lock()
rows = {}


async def load(key):
    with lock:
        known = rows.get(key)
    if known is None:
        known = await fetch(key)
    return known


async def fetch(key):
    lock.acquire()
    try:
        size = len(rows)
    finally:
        lock.release()
    await asyncio.sleep(0)
    return size
