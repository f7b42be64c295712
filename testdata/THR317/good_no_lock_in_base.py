# Neither of the two locks.
import threading


class Base:
    def __init__(self):
        self.lock = threading.Lock()
        self.rows = []

    def add(self, row):
        self.rows.append(row)


class Child(Base):
    def add(self, row):
        self.rows.append(row * 2)
