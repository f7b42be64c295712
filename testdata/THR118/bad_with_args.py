from threading import Thread as T


def work(n):
    print(n)


try:
    T(work, args=(1,)).start()  # expect: THR118
except AssertionError as error:
    print(error)
