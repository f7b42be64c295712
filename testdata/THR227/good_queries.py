import queue
import threading

jobs = queue.Queue()
log = queue.Queue()
results = queue.Queue()
guard = threading.Lock()
stop = threading.Event()
state = threading.Lock()


def worker():
    while not jobs.empty():
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            break
        results.put(job)
        log.put(job)
    if not stop.is_set():
        stop.set()


def locked_worker():
    while True:
        with guard:
            if results.empty():
                return
            item = results.get()
        print(item, state.locked())


def writer():  # alone
    while not stop.is_set() or not log.empty():
        print(log.get())
    if jobs.empty():
        print("nothing left, about", log.qsize())


def own_queue():
    own = queue.Queue()
    own.put(1)
    while not own.empty():
        print(own.get())


def try_lock():
    if not state.locked() and state.acquire(blocking=False):
        state.release()


threads = [threading.Thread(target=f) for f in (worker, locked_worker, own_queue, try_lock) for _ in range(2)]
threads.append(threading.Thread(target=writer))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
while not jobs.empty():
    print(jobs.get())
