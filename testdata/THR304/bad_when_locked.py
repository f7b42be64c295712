"""A lock that seems to hang is replaced."""
import threading
lock = threading.Lock()
counter = 0
def work():
    global counter
    for _ in range(1000):
        with lock:
            counter += 1
def recover():
    global lock
    if lock.locked():
        lock = threading.Lock()  # expect: THR304
def main():
    ts = [threading.Thread(target=work) for _ in range(3)]
    for t in ts:
        t.start()
    recover()
    for t in ts:
        t.join()
main()
