# Started on some path, by somebody else, or under another name.
import threading


def work():
    print("work")


def launch(thread):
    thread.start()


def plain():
    t = threading.Thread(target=work)
    t.start()
    t.join()


def perhaps(now):
    t = threading.Thread(target=work)
    if now:
        t.start()
    t.join()


def by_helper():
    t = threading.Thread(target=work)
    launch(t)
    t.join()


def by_alias():
    t = threading.Thread(target=work)
    u = t
    u.start()
    t.join()


def by_list():
    threads = [threading.Thread(target=work) for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def by_index():
    threads = [threading.Thread(target=work) for _ in range(3)]
    for i in range(3):
        threads[i].start()
    for i in range(3):
        threads[i].join()


def appended():
    threads = []
    for _ in range(3):
        t = threading.Thread(target=work)
        t.start()
        threads.append(t)
    for t in threads:
        t.join()


def by_map():
    threads = [threading.Thread(target=work) for _ in range(3)]
    list(map(lambda t: t.start(), threads))
    for t in threads:
        t.join()


def by_closure():
    t = threading.Thread(target=work)

    def go():
        t.start()

    go()
    t.join()


class Service:
    def __init__(self):
        self.t = threading.Thread(target=work)
        self.go()
        self.t.join()

    def go(self):
        self.t.start()


class Eager(threading.Thread):
    def __init__(self):
        super().__init__()
        self.start()


def eager():
    e = Eager()
    e.join()


class Owner:
    def run(self):
        self.t = threading.Thread(target=work)
        self._launch()
        self.t.join()

    def _launch(self):
        self.t.start()
