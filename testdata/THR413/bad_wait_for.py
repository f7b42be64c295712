import threading


class Box:
    def __init__(self):
        self.cond = threading.Condition()
        self.item = None

    def put(self, item):
        with self.cond:
            self.item = item
            self.cond.notify()

    def take(self):
        with self.cond:
            self.cond.wait_for(lambda: self.item is not None, timeout=3)  # expect: THR413
            return self.item.strip()


box = Box()
threading.Thread(target=box.put, args=(" x ",)).start()
print(box.take())
