import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from signal import SIGINT
from signal import signal as on_signal


def stop(number, frame):
    print("stop", number)


def install():
    on_signal(SIGINT, stop)  # expect: THR711 "`Server.run`"


class Server(threading.Thread):
    def run(self):
        install()


class Job:
    def begin(self):
        self.thread = threading.Thread(target=self.loop, daemon=True)
        self.thread.start()

    def loop(self):
        signal.signal(signal.SIGTERM, stop)  # expect: THR711


def task(n):
    signal.signal(signal.SIGALRM, stop)  # expect: THR711
    return n


Server().start()
Job().begin()
with ThreadPoolExecutor() as pool:
    print(list(pool.map(task, range(3))))
