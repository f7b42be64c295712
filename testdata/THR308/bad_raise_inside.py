import threading

lock = threading.Lock()
free = 0


def take():
    global free
    lock.acquire()  # expect: THR308
    if free == 0:
        raise RuntimeError("none left")
    free -= 1
    lock.release()


try:
    take()
except RuntimeError as error:
    print(error, lock.locked())
