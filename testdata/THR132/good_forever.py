"""No timeout, and one at the end of a service."""
import threading

results = []
stop = threading.Event()


def worker():
    results.append(1)


def service():
    while not stop.is_set():
        stop.wait(1)


t = threading.Thread(target=worker)
t.start()
t.join(timeout=None)
print(sum(results))

s = threading.Thread(target=service, daemon=True)
s.start()
stop.set()
s.join(timeout=3)
print("done")
