import threading


def spawn(**options):
    thread = threading.Thread(**options)
    thread.start()
    return thread


spawn(group=None, target=print, args=("x",)).join()
