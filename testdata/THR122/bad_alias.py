from threading import Thread as T


def work():
    print("work")


try:
    T(group=1, target=work).start()  # expect: THR122
except AssertionError as error:
    print(error)
