# Two threads, each of which waits for the other one.
import threading


def ping():
    print("ping")
    b.join()  # expect: THR133 "for ever"


def pong():
    print("pong")
    a.join()


a = threading.Thread(target=ping)
b = threading.Thread(target=pong)
a.start()
b.start()
