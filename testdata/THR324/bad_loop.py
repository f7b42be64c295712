# A loop that calls functions, all of it locked.
from threading import Lock, Thread

lock = Lock()


def parse(line):
    return line.split()


def work(lines):
    with lock:  # expect: THR324
        for line in lines:
            print(parse(line))


for n in range(4):
    Thread(target=work, args=(["a b"] * n,)).start()
