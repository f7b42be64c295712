import threading


class Latch:
    def __init__(self):
        self.cond = threading.Condition()
        self.count = 3
        self.names = []

    def count_down(self):
        with self.cond:
            self.count -= 1
            self.cond.notify_all()

    def wait(self, timeout):
        with self.cond:
            if self.count > 0:
                self.cond.wait(timeout)
            return self.count == 0

    def first(self, timeout):
        with self.cond:
            if not self.names:
                self.cond.wait(timeout)
            if not self.names:
                raise TimeoutError("nobody came")
            return self.names[0]

    def nap(self):
        with self.cond:
            self.cond.wait(0.1)
        print("awake")


latch = Latch()
for _ in range(3):
    threading.Thread(target=latch.count_down).start()
print(latch.wait(1))
