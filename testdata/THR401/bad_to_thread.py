import asyncio, threading
lock_a = threading.Lock()
lock_b = threading.Lock()
def one():
    lock_a.acquire()
    try:
        helper_b()  # expect: THR401
    finally:
        lock_a.release()
def helper_b():
    lock_b.acquire()
    try:
        print(1)
    finally:
        lock_b.release()
def two():
    with lock_b:
        with lock_a:
            print(2)
async def main():
    await asyncio.gather(asyncio.to_thread(one), asyncio.to_thread(two))
asyncio.run(main())
