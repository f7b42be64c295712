import threading


class Base:
    def __init__(self):
        self.lock = threading.Lock()
        self.items = []

    def add(self, item):
        with self.lock:
            self.items.append(item)


class Limited(Base):
    def add(self, item):
        with self.lock:
            if len(self.items) < 10:
                super().add(item)  # expect: THR402


Limited().add(1)
