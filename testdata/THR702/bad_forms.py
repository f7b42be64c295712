import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def fetch():
    return 42


def task_in_thread():
    asyncio.create_task(fetch())  # expect: THR702 "run_coroutine_threadsafe", THR721


def in_pool(n):
    loop = asyncio.get_running_loop()  # expect: THR702
    return loop.time() + n


class Worker(threading.Thread):
    def run(self):
        self.step()

    def step(self):
        loop = asyncio.get_event_loop()  # expect: THR702 "`Worker.run`"
        print(loop)


async def main():
    with_thread = await asyncio.to_thread(lambda: asyncio.get_running_loop())  # expect: THR702
    print(with_thread)


threading.Thread(target=task_in_thread).start()
with ThreadPoolExecutor() as pool:
    print(list(pool.map(in_pool, range(3))))
Worker().start()
asyncio.run(main())
