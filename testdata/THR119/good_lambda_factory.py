import threading


def later(text):
    return lambda: print(text)


timer = threading.Timer(0.001, later("done"))
timer.start()
timer.join()
