import threading
import time

lock = threading.Lock()
hits = {"a": 0, "b": 0}


def fetch(name):
    time.sleep(0.001)
    return len(name)


def work():
    for name in ("a", "b"):
        with lock:
            seen = hits[name]
        seen += fetch(name)
        with lock:
            hits[name] = seen  # expect: THR212


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(hits)
