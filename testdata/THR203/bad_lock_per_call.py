import threading
import time


def total_size(names):
    size = 0

    def add(name):
        nonlocal size
        lock = threading.Lock()  # expect: THR302
        with lock:
            old = size
            time.sleep(0.001)
            size = old + len(name)  # expect: THR203

    threads = []
    for name in names:
        thread = threading.Thread(target=add, args=(name,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return size


print(total_size(["a", "bb", "ccc"]))
