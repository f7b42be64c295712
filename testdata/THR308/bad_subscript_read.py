import threading as th

mutex = th.Lock()
rates = {}


def rate(name):
    mutex.acquire()  # expect: THR308
    value = rates[name]
    mutex.release()
    return value


try:
    rate("x")
except KeyError as error:
    print(error, mutex.locked())
