import threading
import time


def spawn(**options):
    thread = threading.Thread(**options)
    thread.start()
    return thread


def spawn_args(*options):
    thread = threading.Thread(*options)
    thread.start()
    return thread


spawn(target=time.sleep, args=(0.001,)).join()
spawn_args(None, time.sleep, "sleeper", (0.001,)).join()
