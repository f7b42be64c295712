import threading
import time


def walk(tree):
    stack = [tree]
    names = {}
    while stack:
        node = stack.pop()
        if node not in names:
            names[node] = []
        names[node].append(1)
        time.sleep(0.001)
        if len(node) > 1:
            stack.append(node[1:])


threads = [threading.Thread(target=walk, args=("abc",)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
