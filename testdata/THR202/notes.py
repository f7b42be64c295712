# `# thread-confined:` and `# thread-safe`, each beside the same code without them.
import threading
import time
from typing import Annotated

from marks import ThreadConfined, ThreadSafe


def measured():
    time.sleep(0.002)
    return 1


class Plain:
    def __init__(self):
        self.done = 0

    def work(self):
        self.done += measured()  # expect: THR202


class Attribute:
    def __init__(self):
        self.done = 0  # thread-confined: the dispatcher; workers have a Meter each
        # thread-safe: the metaclass makes the updates atomic
        self.failed = 0
        self.seen: Annotated[int, ThreadSafe] = 0
        self.sent: Annotated[int, ThreadConfined("sender")] = 0
        self.lost = 0

    def work(self):
        self.done += measured()
        self.failed += measured()
        self.seen += measured()
        self.sent += measured()
        self.lost += measured()  # expect: THR202


class Inside(Attribute):
    def work(self):
        self.done += measured()


class Whole:  # thread-safe: `__setattr__` goes through a lock of the base library
    def __init__(self):
        self.done = 0

    def work(self):
        self.done += measured()


# thread-confined: each request
@register(
    name="whole",
)
class Registered:
    def __init__(self):
        self.done = 0

    def work(self):
        self.done += measured()


class Method:
    def __init__(self):
        self.done = 0
        self.failed = 0

    def work(self):  # thread-safe
        self.done += measured()
        self.fail()

    def fail(self):
        self.failed += measured()  # expect: THR202


class Stats:
    def __init__(self):
        self.hits = 0

    def hit(self):
        self.hits += measured()


class Server:
    def __init__(self):
        self.stats = Stats()  # thread-safe

    def work(self):
        self.stats.hit()
        self.stats.hits += measured()


class Counter:
    def __init__(self):
        self.hits = 0

    def hit(self):
        self.hits += measured()  # expect: THR202


class Proxy:
    def __init__(self):
        self.counter = Counter()  # only one thread at a time uses this, thread-safe

    def work(self):
        self.counter.hit()


plain = Plain()
attribute = Attribute()
inside = Inside()
whole = Whole()
registered = Registered()
method = Method()
server = Server()
proxy = Proxy()
for _ in range(4):
    threading.Thread(target=plain.work).start()
    threading.Thread(target=attribute.work).start()
    threading.Thread(target=inside.work).start()
    threading.Thread(target=whole.work).start()
    threading.Thread(target=registered.work).start()
    threading.Thread(target=method.work).start()
    threading.Thread(target=server.work).start()
    threading.Thread(target=proxy.work).start()
