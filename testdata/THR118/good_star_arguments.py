import threading
import time


def spawn(*args, **kwargs):
    thread = threading.Thread(*args, **kwargs)
    thread.start()
    return thread


spawn(target=time.sleep, args=(0.001,)).join()
