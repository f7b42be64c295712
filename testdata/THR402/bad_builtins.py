"""Methods that builtins and operators call take the lock again."""
import threading


class Basket:
    def __init__(self):
        self.lock = threading.Lock()
        self.items = {}

    def __len__(self):
        with self.lock:
            return len(self.items)

    def __getitem__(self, name):
        with self.lock:
            return self.items[name]

    def __contains__(self, name):
        with self.lock:
            return name in self.items

    def __str__(self):
        with self.lock:
            return ", ".join(self.items)

    def __iter__(self):
        with self.lock:
            return iter(list(self.items))

    def report(self):
        with self.lock:
            print(len(self), "things")  # expect: THR402

    def double(self, name):
        with self.lock:
            self.items[name] = self[name] * 2  # expect: THR402

    def add(self, name):
        with self.lock:
            if name not in self:  # expect: THR402
                self.items[name] = 1

    def show(self):
        with self.lock:
            print("basket:", self)  # expect: THR402

    def text(self):
        with self.lock:
            return f"<{self}>"  # expect: THR402

    def names(self):
        with self.lock:
            return sorted(self)  # expect: THR402

    def each(self, work):
        with self.lock:
            for name in self:  # expect: THR402
                work(name)

    def count(self):
        with self.lock:
            if not self:  # expect: THR402
                return 0
            return 1
