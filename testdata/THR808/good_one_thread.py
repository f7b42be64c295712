# threadlint-test: preview select=THR808
# Nobody else wants it.
import threading

lock = threading.Lock()
total = 0


def work():
    global total
    for n in range(100000):
        with lock:
            total += n


threading.Thread(target=work).start()
