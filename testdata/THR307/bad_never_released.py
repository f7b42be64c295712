# Nobody gives it back.
import threading

lock = threading.Lock()
counter = 0


class Store:
    def __init__(self):
        self.mutex = threading.RLock()
        self.rows = []

    def add(self, row):
        self.mutex.acquire()  # expect: THR307 "at the end of the function"
        self.rows.append(row)


def work():
    global counter
    lock.acquire()  # expect: THR307
    counter += 1


for _ in range(2):
    threading.Thread(target=work).start()
Store().add(1)
