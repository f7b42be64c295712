# Handing work to threads: pools and queues.
import queue
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

from calibrating import best_ns, in_threads, report, wall_ns

TASKS = 1000


def nothing(_):
    pass


def executor(count):
    for _ in range(count):
        with ThreadPoolExecutor(max_workers=2) as pool:
            pool.submit(nothing, 1).result()


def thread_pool(count):
    for _ in range(count):
        with ThreadPool(2) as pool:
            pool.map(nothing, [1])


def submit(count):
    with ThreadPoolExecutor(max_workers=1) as pool:
        for future in [pool.submit(nothing, i) for i in range(count)]:
            future.result()


def map_item(count):
    with ThreadPool(1) as pool:
        pool.map(nothing, range(count), chunksize=1)


def queue_put_get(count):
    items = queue.Queue()
    for i in range(count):
        items.put(i)
        items.get()


def take(items, count):
    for _ in range(count):
        items.get()


def queue_between_threads(count):
    items = queue.Queue()

    def give(_items, number):
        for i in range(number):
            items.put(i)

    in_threads(lambda work, *arguments: work(*arguments), [(give, items, count), (take, items, count)])


report(
    {
        "executor_start_stop": wall_ns(executor, 5, 3),
        "thread_pool_start_stop": wall_ns(thread_pool, 2, 2),
        "executor_submit": wall_ns(submit, TASKS, 3),
        "thread_pool_map_item": wall_ns(map_item, TASKS, 2),
        "queue_put_get": best_ns(queue_put_get, TASKS),
        "queue_between_threads": wall_ns(queue_between_threads, TASKS, 3),
    }
)
