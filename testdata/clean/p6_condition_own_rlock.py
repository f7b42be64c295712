import threading


class Box:
    def __init__(self):
        self.changed = threading.Condition()
        self.items = []
        self.puts = 0

    def _notify(self):
        with self.changed:
            self.changed.notify()

    def put(self, item):
        with self.changed:
            self.items.append(item)
            self.puts += 1
            self._notify()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.pop()


box = Box()
threads = [threading.Thread(target=box.put, args=(n,)) for n in range(2)]
for thread in threads:
    thread.start()
print(box.get(), box.get())
for thread in threads:
    thread.join()
