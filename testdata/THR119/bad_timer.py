import threading


def tick():
    print("tick")


timer = threading.Timer(0.001, tick())  # expect: THR119
timer.start()
timer.join()
