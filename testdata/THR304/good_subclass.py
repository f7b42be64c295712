# Another kind of lock for a subclass.
import threading


class Base:
    def __init__(self):
        self.lock = threading.Lock()

    def work(self):
        with self.lock:
            print("work")


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.lock = threading.RLock()


Derived().work()
