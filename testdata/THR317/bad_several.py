# Several overrides.
import threading
class Base:
    def __init__(self):
        self._lock = threading.Lock()
        self.items = {}
        self.n = 0
    def add(self, k, v):
        with self._lock:
            self.items[k] = v
            self.n += 1
    def get(self, k):
        with self._lock:
            return self.items.get(k)
    def clear(self):
        with self._lock:
            self.items = {}
class Sub(Base):
    def add(self, k, v):  # expect: THR317
        self.items[k] = v.upper()
    def get(self, k):
        return self.items[k]
    def clear(self):  # expect: THR317
        self.items.clear()
class Sub2(Base):
    def __init__(self):
        Base.__init__(self)
    def add(self, k, v):  # expect: THR317
        if k in self.items:
            return
        self.items[k] = v
        self.n = self.n + 1  # expect: THR202
s = Sub2()
ts = [threading.Thread(target=s.add, args=(i, i)) for i in range(3)]
for t in ts: t.start()
