# Queue.get(), Event.wait() and input() under a lock.
import queue
import threading as th

jobs = queue.Queue()
ready = th.Event()
lock = th.Lock()
done = []


def worker():
    while True:
        with lock:
            job = jobs.get()  # expect: THR320
            done.append(job)


def waiter():
    with lock:
        ready.wait()  # expect: THR320
        done.append("ready")


def asker():
    with lock:
        done.append(input("name: "))  # expect: THR320


def show():
    with lock:
        print(len(done))


for target in (worker, waiter, asker):
    th.Thread(target=target).start()
show()
