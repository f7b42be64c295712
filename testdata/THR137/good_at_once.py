# What is left is done right there.
import atexit
import threading


def upload():
    print("upload")


def finish():
    upload()


class Buffer:
    def __del__(self):
        upload()


atexit.register(finish)
threading.Thread(target=upload).start()
