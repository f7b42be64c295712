import threading, random
class Node:
    def __init__(self, v):
        self.lock = threading.RLock()
        self.v = v
nodes = [Node(i) for i in range(5)]
def swap(i, j):
    with nodes[i].lock:
        with nodes[j].lock:  # expect: THR401
            nodes[i].v, nodes[j].v = nodes[j].v, nodes[i].v
def work():
    for _ in range(100):
        swap(random.randrange(5), random.randrange(5))
for _ in range(4):
    threading.Thread(target=work).start()
