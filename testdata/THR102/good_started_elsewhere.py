# Started by a helper, through a list, an attribute, a method of the object, `map` or a callback.
import threading
from concurrent.futures import ThreadPoolExecutor


def work():
    print("work")


def start_all(threads):
    for thread in threads:
        thread.start()


class Owner:
    def __init__(self):
        self.thread = threading.Thread(target=work)
        self._other = threading.Thread(target=work)

    def go(self):
        self.thread.start()
        worker = self._other
        worker.start()


class Eager(threading.Thread):
    def __init__(self):
        super().__init__()
        self.daemon = True
        self.begin()

    def begin(self):
        self.start()

    def run(self):
        work()


def main(register):
    start_all([threading.Thread(target=work) for _ in range(3)])
    Owner().go()
    Eager()
    threads = [threading.Thread(target=work) for _ in range(2)]
    list(map(threading.Thread.start, threads))
    register(threading.Thread(target=work))
    late = threading.Thread(target=work)
    with ThreadPoolExecutor() as pool:
        pool.submit(late.start)
    by_name = {"a": threading.Thread(target=work)}
    for thread in by_name.values():
        thread.start()
    getattr(threading.Thread(target=work), "start")()


if __name__ == "__main__":
    from somewhere import register

    main(register)
