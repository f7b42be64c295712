import threading

timer = threading.Timer(5, print)
closed = threading.Event()


def close():
    if timer:
        timer.cancel()
    if closed:
        closed.set()


timer.start()
close()
