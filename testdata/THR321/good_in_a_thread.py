# The lock is taken on another thread, where nobody awaits.
import asyncio
import threading

lock = threading.Lock()


def work(n):
    with lock:
        print(n)


async def main():
    await asyncio.to_thread(work, 1)
    await asyncio.get_running_loop().run_in_executor(None, work, 2)
