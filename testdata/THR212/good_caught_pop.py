import threading
import time

lock = threading.Lock()
free = ["1a", "1b"]


def book(name):
    with lock:
        available = bool(free)
    if not available:
        return None
    time.sleep(0.001)
    with lock:
        try:
            return free.pop()
        except IndexError:
            return None


threads = [threading.Thread(target=book, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
