# One thread waits for another one of the same kind, or for those that it has started.
import threading


def work(before):
    if before is not None:
        before.join()
    print("work")


def chain(count):
    before = None
    for _ in range(count):
        t = threading.Thread(target=work, args=(before,))
        t.start()
        before = t
    before.join()


def parent():
    child = threading.Thread(target=work, args=(None,))
    child.start()
    child.join()


class Stage(threading.Thread):
    def __init__(self, before=None):
        super().__init__()
        self.before = before

    def run(self):
        if self.before:
            self.before.join()
        print("stage")


threading.Thread(target=parent).start()
chain(3)
first = Stage()
second = Stage(first)
first.start()
second.start()
