import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.not_empty = threading.Condition()
        self.items = []

    def take(self):
        with self.lock:
            with self.not_empty:
                while not self.items:
                    self.not_empty.wait()  # expect: THR408 "`self.lock` stays locked"
                return self.items.pop()

    def put(self, item):
        with self.lock:
            with self.not_empty:
                self.items.append(item)
                self.not_empty.notify()


store = Store()
threading.Thread(target=store.take).start()
store.put(1)
