import threading

lock = threading.Lock()


def save(text):
    lock.acquire()  # expect: THR308 "use `with lock:`"
    write(text)
    lock.release()


def write(text):
    print(int(text))


try:
    save("x")
except ValueError as error:
    print(error, lock.locked())
