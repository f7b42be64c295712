import threading


class Queue:
    def __init__(self):
        self.lock = threading.Lock()
        self.not_empty = threading.Condition(self.lock)
        self.not_full = threading.Condition(self.lock)
        self.items = []

    def take(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop()
            self.not_full.notify()
            return item

    def put(self, item):
        with self.lock:
            while len(self.items) > 9:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()


q = Queue()
threading.Thread(target=q.take).start()
q.put(1)
