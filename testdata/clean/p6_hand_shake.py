import threading
import time

finished = threading.Lock()


def work():
    time.sleep(0.001)
    print("work")
    finished.release()


finished.acquire()
thread = threading.Thread(target=work)
thread.start()
finished.acquire()
print("worker is done")
thread.join()
