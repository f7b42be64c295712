import threading

lock = threading.Lock()


def show(path):
    lock.acquire()  # expect: THR308
    print open(path).read()
    lock.release()


try:
    show("/no/such/file")
except IOError, error:
    print error, lock.locked()
