"""Code that is not seen may raise."""
import threading


def read(stream):
    while True:
        stream.receive()


threading.Thread(target=read, args=(object(),)).start()
