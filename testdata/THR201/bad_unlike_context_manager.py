import contextlib
import threading
import time

lock = threading.Lock()
total = 0


@contextlib.contextmanager
def locked():
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def work(n):
    global total
    time.sleep(0.001)
    total += n  # expect: THR201


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
