import threading


def tick(text):
    print(text)


timer = threading.Timer(0.001, tick, ("tick",))
timer.start()
timer.join()
