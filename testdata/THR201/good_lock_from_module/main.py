import threading
import time

from shared import guard

counter = 0


def work():
    global counter
    time.sleep(0.001)
    with guard:
        counter += 1


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
