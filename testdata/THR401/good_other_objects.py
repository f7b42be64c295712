import threading


class Stage:
    def __init__(self, after=None):
        self.lock = threading.Lock()
        self.after = after
        self.items = []

    def put(self, item):
        with self.lock:
            self.items.append(item)
            if self.after is not None:
                self.after.put(item)


last = Stage()
middle = Stage(last)
first = Stage(middle)
for n in range(3):
    threading.Thread(target=first.put, args=(n,)).start()
    threading.Thread(target=middle.put, args=(n,)).start()
