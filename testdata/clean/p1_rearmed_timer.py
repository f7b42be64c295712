import threading

ticks = 0


def tick():
    global ticks
    ticks += 1
    if ticks < 3:
        threading.Timer(0.001, tick).start()


threading.Timer(0.001, tick).start()
