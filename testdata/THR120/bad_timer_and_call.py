import threading


def show(item):
    print(item)


def pick():
    return 3


timer = threading.Timer(0.001, show, args=(pick()))  # expect: THR120
timer.start()
timer.join()
