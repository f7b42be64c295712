import threading
import time

hits = 0


def work():
    global hits
    lock = threading.Lock()  # expect: THR302
    time.sleep(0.001)
    with lock:
        hits += 1  # expect: THR201


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
