# The lock is where the data is.
import threading


class Session:
    opened = 0
    lock = threading.Lock()

    def __init__(self):
        self.own = threading.Lock()
        self.rows = []

    def open(self):
        with Session.lock:
            Session.opened += 1
        with self.own:
            self.rows.append(1)


def work():
    Session().open()


for _ in range(3):
    threading.Thread(target=work).start()
