import threading
import time

squares = {}
version = None


def square(n):
    try:
        return squares[n]
    except KeyError:
        squares[n] = n * n
        return squares[n]


def get_version():
    global version
    if version is None:
        version = "1." + "2"
    return version


def work(n):
    time.sleep(0.001)
    print(square(n), get_version())


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
