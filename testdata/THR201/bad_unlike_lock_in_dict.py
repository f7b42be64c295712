import threading
import time

locks = {"total": threading.Lock()}
total = 0


def work(n):
    global total
    time.sleep(0.001)
    total += n  # expect: THR201


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
