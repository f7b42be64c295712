# A waits for B; B waits for A with a timeout only.
import threading


def ping():
    b.join()


def pong():
    a.join(0.1)


a = threading.Thread(target=ping)
b = threading.Thread(target=pong)
a.start()
b.start()
