# A counter of the class, a lock of the object.
import threading


class Session:
    opened = 0

    def __init__(self, name):
        self.name = name
        self._lock = threading.Lock()

    def open(self):
        with self._lock:  # expect: THR303 "`Session.opened` belongs to all objects"
            Session.opened += 1


def work(name):
    session = Session(name)
    session.open()


for name in "abc":
    threading.Thread(target=work, args=(name,)).start()
