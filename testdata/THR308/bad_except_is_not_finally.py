import threading

lock = threading.Lock()


def parse(text):
    lock.acquire()  # expect: THR308
    try:
        value = int(text)
    except TypeError:
        value = 0
    lock.release()
    return value


try:
    parse("x")
except ValueError as error:
    print(error, lock.locked())
