import threading
from threading import Thread


def work():
    print("working")


thread = Thread(target=work)
thread.start()
thread._stop()  # expect: THR111 "does not end the thread"


class Owner:
    def __init__(self):
        self.worker = threading.Thread(target=work)
        self.worker.start()

    def close(self):
        self.worker._delete()  # expect: THR111
        self.worker.join()
