import queue
import threading
from concurrent.futures import ThreadPoolExecutor

jobs = queue.Queue()
own = queue.Queue()
guard = threading.Lock()


def consume():
    while True:
        with guard:
            print(jobs.get())
        jobs.task_done()


def fresh(names):
    for name in names:
        job = {}
        job["name"] = name
        jobs.put(job)
    batch = []
    for name in names:
        batch.append(name)
        if len(batch) > 3:
            jobs.put(batch)
            batch = []


def copies(names):
    batch = []
    for name in names:
        batch.append(name)
        jobs.put(list(batch))
    batch.clear()


def waits(names):
    jobs.put(names)
    jobs.join()
    names.clear()


def one_branch(flag):
    data = []
    if flag:
        jobs.put(data)
    else:
        data.append(1)
    own.put(data)
    return data


def shared_results(names):
    results = {}
    threads = []
    for name in names:
        results[name] = None
        threads.append(threading.Thread(target=fill, args=(results, name)))
        threads[-1].start()
    results["all"] = True
    for thread in threads:
        thread.join()
    results.clear()


def fill(results, name):
    results[name] = len(name)


def in_turn(lines):
    chunk = []
    with ThreadPoolExecutor() as pool:
        for line in lines:
            chunk.append(line)
            pool.submit(print, chunk).result()  # expect: THR603
            chunk.clear()


def alone():
    item = []
    own.put(item)
    item.append(1)


threading.Thread(target=consume, daemon=True).start()
fresh(["a"])
copies(["a"])
waits(["a"])
one_branch(True)
shared_results(["a"])
in_turn("abc")
alone()
print(own.get())
