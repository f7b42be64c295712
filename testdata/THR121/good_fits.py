import threading
from concurrent.futures import ThreadPoolExecutor


class Worker:
    def __init__(self):
        self.threads = [threading.Thread(target=self.work, args=(n,)) for n in range(2)]

    def work(self, n, scale=1, *rest, **options):
        print(n, scale, rest, options)

    @classmethod
    def check(cls, text):
        print(cls, text)

    def go(self):
        for thread in self.threads:
            thread.start()
        for thread in self.threads:
            thread.join()


def show(text, *, loud=False):
    print(text, loud)


def anything(*args, **kwargs):
    print(args, kwargs)


with ThreadPoolExecutor(2) as pool:
    print(pool.submit(show, "a", loud=True).result())
    print(pool.submit(Worker.check, "a").result())
    print(pool.submit(Worker.work, Worker(), 1).result())
    print(pool.submit(anything, 1, 2, three=3).result())
    print(list(pool.map(show, ["a", "b"], timeout=5)))  # expect: THR609
Worker().go()
timer = threading.Timer(0.01, show, args=["late"], kwargs={"loud": True})
timer.start()
timer.join()
