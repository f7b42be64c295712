import queue
import signal
import threading

lock = threading.Lock()
stop = threading.Event()
reentrant = threading.RLock()
notes = queue.SimpleQueue()
total = 0


def on_term(number, frame):
    stop.set()
    notes.put("term")


def on_hup(number, frame):
    with reentrant:
        print("again")


def on_user(number, frame):
    if lock.acquire(blocking=False):
        try:
            print(total)
        finally:
            lock.release()


signal.signal(signal.SIGTERM, on_term)
signal.signal(signal.SIGHUP, on_hup)
signal.signal(signal.SIGUSR1, on_user)
while not stop.wait(1):
    with reentrant, lock:
        total += 1
    print(notes.get())
