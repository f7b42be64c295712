# THR601 to THR611: what executors and pools do when they are used wrongly. Python 3 only
import multiprocessing
import multiprocessing.pool
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait

from probing import escaped_exceptions, outcome, outcome_in_thread, report

NAP = 0.3  # seconds


def fail(_=None):
    raise ValueError("lost")


def nap(_=None):
    time.sleep(NAP)
    return 1


def dropped():
    with ThreadPoolExecutor(1) as pool:
        pool.submit(fail)


def only_waited():
    with ThreadPoolExecutor(1) as pool:
        wait([pool.submit(fail)])


def mapped():
    with ThreadPoolExecutor(1) as pool:
        pool.map(fail, [1, 2])


def dropped_async():
    pool = multiprocessing.pool.ThreadPool(1)
    pool.apply_async(fail)
    pool.close()
    pool.join()


for name, action in [("submit", dropped), ("wait([submit])", only_waited), ("apply_async", dropped_async)]:
    report("what a dropped %s(f) raises" % name, outcome(action), expected="ok", because="THR601")
    report("threads that a dropped %s(f) ends" % name, escaped_exceptions(action), expected=[], because="THR601")
report("what a dropped map(f, items) raises", outcome(mapped), expected="ok", because="THR602")
report("threads that a dropped map(f, items) ends", escaped_exceptions(mapped), expected=[], because="THR602")


def most_at_once(serial):
    lock = threading.Lock()
    now = [0, 0]

    def work():
        with lock:
            now[0] += 1
            now[1] = max(now)
        time.sleep(0.05)
        with lock:
            now[0] -= 1

    with ThreadPoolExecutor(3) as pool:
        futures = []
        for _ in range(3):
            futures.append(pool.submit(work))
            if serial:
                futures[-1].result()
    return now[1]


report("tasks at once when each is waited for in the loop", most_at_once(True), expected=1, because="THR603")
report("several at once when all are handed over first", most_at_once(False) > 1, expected=True, because="THR603")

workers = []
for _ in range(3):
    with ThreadPoolExecutor(1) as pool:
        workers.append(pool.submit(threading.current_thread).result())
with ThreadPoolExecutor(1) as pool:
    again = [pool.submit(threading.current_thread).result() for _ in range(3)]
report("threads started by three pools of one worker", len(set(map(id, workers))), expected=3, because="THR604")
report("threads started by one pool for three tasks", len(set(map(id, again))), expected=1, because="THR604")

with ThreadPoolExecutor(1) as pool:
    pool.submit(nap)
report("submit after the `with` block", outcome(pool.submit, nap), expected="RuntimeError", because="THR607")
with multiprocessing.pool.ThreadPool(1) as pool:
    late = pool.apply_async(nap)
report("map after the `with` block of a ThreadPool", outcome(pool.map, nap, [1]), expected="ValueError", because="THR607")
with multiprocessing.Pool(1) as pool:
    late = pool.map_async(nap, [1, 2])
report("get after the `with` block of a Pool", outcome_in_thread(late.get), expected="blocked", because="THR607")



def returned():
    with multiprocessing.Pool(1) as inner:
        return inner.imap(nap, [1, 2])


report("next() of an imap that left its `with` block", outcome_in_thread(next, returned()), expected="blocked", because="THR607")

pool = ThreadPoolExecutor(1)
future = pool.submit(nap)
time.sleep(NAP / 3)
report("cancel() of a running task", future.cancel(), expected=False, because="THR608")
report("its result afterwards", future.result(), expected=1, because="THR608")


def bounded():
    with ThreadPoolExecutor(1) as inner:
        return inner.submit(nap).result(timeout=0.01)


begin = time.time()
report("result(timeout) in the `with` block", outcome(bounded), expected="TimeoutError", because="THR609")
report("the block ends with the task", time.time() - begin >= NAP * 0.9, expected=True, because="THR609")

done, late = wait([pool.submit(nap)], timeout=0.01)
report("futures that `wait(timeout)` returns as not done", len(late), expected=1, because="THR610")
pool.shutdown()


class Holder:
    def __init__(self):
        self.lock = threading.Lock()

    def step(self, n):
        return n


def raises(action):
    return outcome(action) in ("PicklingError", "AttributeError", "TypeError")


def nested(pool):
    def inner(n):
        return n

    pool.map(inner, [1])


with multiprocessing.Pool(1) as pool:
    report("map(lambda) of a process pool raises", raises(lambda: pool.map(lambda n: n, [1])), expected=True, because="THR611")
    report("map(nested function) raises", raises(lambda: nested(pool)), expected=True, because="THR611")
    report("map(method of an object with a lock) raises", raises(lambda: pool.map(Holder().step, [1])), expected=True, because="THR611")
