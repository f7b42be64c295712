import signal
import threading
from queue import Queue
from signal import SIGINT, SIGTERM, SIGUSR1

lock = threading.Lock()
jobs = Queue()
counts = {}


def on_term(number, frame):
    with lock:  # expect: THR712 "`on_term`"
        print(counts)


def report():
    lock.acquire()  # expect: THR712 "`on_user`"
    try:
        print(counts)
    finally:
        lock.release()


def on_user(number, frame):
    report()


class Service:
    def __init__(self):
        self._guard = threading.Lock()
        self.running = True

    def install(self):
        signal.signal(SIGINT, self.on_interrupt)

    def on_interrupt(self, number, frame):
        with self._guard:  # expect: THR712 "`Service.on_interrupt`"
            self.running = False

    def is_running(self):
        with self._guard:
            return self.running


def on_alarm(number, frame):
    jobs.put(None)  # expect: THR712 "queue `jobs`"


signal.signal(SIGTERM, on_term)
signal.signal(SIGUSR1, on_user)
signal.signal(signal.SIGALRM, on_alarm)
service = Service()
service.install()
while service.is_running():
    job = jobs.get()
    if job is None:
        break
    with lock:
        counts[job] = counts.get(job, 0) + 1
