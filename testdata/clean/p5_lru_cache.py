import functools
import threading
import time


@functools.lru_cache(maxsize=None)
def square(n):
    return n * n


class Shape:
    @functools.cached_property
    def area(self):
        return 4


shape = Shape()


def work(n):
    time.sleep(0.001)
    print(square(n), shape.area)


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
