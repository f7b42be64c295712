from threading import RLock, Thread
import time

lock = RLock()
counter = 0


def work():
    global counter
    time.sleep(0.001)
    lock.acquire()
    try:
        counter = counter + 1
    finally:
        lock.release()


threads = [Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
