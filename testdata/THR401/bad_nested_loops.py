"""Compares all nodes with each other."""
import threading


class Node:
    def __init__(self):
        self.lock = threading.Lock()
        self.load = 0


nodes = [Node() for _ in range(4)]


def balance():
    for a in nodes:
        for b in nodes:
            if a is b:
                continue
            with a.lock:
                with b.lock:  # expect: THR401
                    a.load = b.load = (a.load + b.load) // 2


for _ in range(2):
    threading.Thread(target=balance).start()
