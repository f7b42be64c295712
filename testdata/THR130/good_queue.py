import queue
import threading


def load_all(names):
    found = queue.Queue()

    def load(name):
        found.put(len(name))

    for name in names:
        threading.Thread(target=load, args=(name,)).start()
    return [found.get() for _ in names]
