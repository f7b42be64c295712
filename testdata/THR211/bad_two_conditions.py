import threading
import time


class Gate:
    def __init__(self):
        self.opened = threading.Condition()
        self.closed = threading.Condition()
        self.waiting = 0

    def enter(self):
        with self.opened:
            self.waiting += 1
            self.opened.notify_all()

    def leave(self):
        with self.closed:
            self.waiting -= 1  # expect: THR211
            self.closed.notify_all()


def visitor(gate):
    for _ in range(100):
        gate.enter()
        time.sleep(0)
        gate.leave()


gate = Gate()
threads = [threading.Thread(target=visitor, args=(gate,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(gate.waiting)
