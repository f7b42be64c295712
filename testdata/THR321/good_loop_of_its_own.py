"""Each call has an event loop of its own, in which nothing else runs."""
import asyncio
import threading

lock = threading.Lock()


async def fetch(name):
    with lock:
        await asyncio.sleep(0.01)
        return name.upper()


def get(name):
    return asyncio.run(fetch(name))


for name in ("tea", "milk"):
    threading.Thread(target=get, args=(name,)).start()
