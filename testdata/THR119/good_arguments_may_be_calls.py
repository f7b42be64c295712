import threading


def path():
    return "a.txt"


def load(name):
    print(name)


thread = threading.Thread(target=load, args=(path(),))
thread.start()
thread.join()
