"""Compares each pair of nodes, in one order."""
import threading
from itertools import combinations


class Node:
    def __init__(self):
        self.lock = threading.Lock()
        self.load = 0


nodes = [Node() for _ in range(4)]


def balance():
    for a, b in combinations(nodes, 2):
        with a.lock:
            with b.lock:
                a.load = b.load = (a.load + b.load) // 2


def balance_rest():
    for i, a in enumerate(nodes):
        for b in nodes[i + 1 :]:
            with a.lock:
                with b.lock:
                    a.load = b.load = (a.load + b.load) // 2


for _ in range(2):
    threading.Thread(target=balance).start()
    threading.Thread(target=balance_rest).start()
