import _thread
import time


def show(text):
    print(text)


try:
    _thread.start_new_thread(show, ("hello"))  # expect: THR120
except TypeError as error:
    print(error)
time.sleep(0.001)
