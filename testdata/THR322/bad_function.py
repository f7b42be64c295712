# A global lock.
from threading import Lock

lock = Lock()
rows = [1, 2]


def pairs():
    with lock:
        for row in rows:
            yield row, row  # expect: THR322
        yield None, None


def chunks(size):
    while True:
        with lock:
            part = rows[:size]
            if not part:
                return
            yield part  # expect: THR322


print(list(pairs()), list(chunks(2)))
