import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def work():
    return 42


class Pipe:
    def get(self):
        return 1

    def join(self):
        return 2


async def main():
    pipe = Pipe()
    pipe.get()
    pipe.join()
    print(", ".join(["a", "b"]))
    pool = ThreadPoolExecutor()
    future = pool.submit(work)
    await asyncio.wrap_future(future)
    print(future.result())
    task = asyncio.create_task(asyncio.sleep(0))
    await asyncio.wait([task])
    print(task.result())
    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.1)
    thread.join()


asyncio.run(main())
