# `+=` on a list is one operation on one object; on a tuple it is a read and a write.
import threading

lines = []
pairs = ()


def worker():
    global lines, pairs
    lines += ["x"]
    pairs += (1,)  # expect: THR201


for _ in range(4):
    threading.Thread(target=worker).start()
