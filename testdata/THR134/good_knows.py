# Who catches the error knows; paths, strings and queues have a `join` too.
import os
import queue
import threading


def careful():
    t = threading.Thread(target=print)
    try:
        t.join()
    except RuntimeError:
        print("not started")
    t.start()


def others(parts):
    text = ",".join(parts)
    path = os.path.join("a", text)
    q = queue.Queue()
    q.join()
    return path
