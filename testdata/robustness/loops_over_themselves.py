# A loop whose variable is what it goes through: an element of an element of ...
import threading


class Node:
    def __init__(self):
        self.below = {}

    @property
    def nodes(self):
        return self.below.values()


def count(node):
    for node in node.nodes:
        node.seen = True


threading.Thread(target=count, args=(Node(),)).start()
count(Node())


class Job:
    key = dict(make=lambda: 1)


lock = threading.Lock()


def start():
    global current
    with lock:
        job = Job()
        current = job
    threading.Thread(target=print, args=(job.key,)).start()
