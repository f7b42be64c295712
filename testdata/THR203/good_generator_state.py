import itertools
import threading
import time


def make_ids():
    numbers = itertools.count(1)

    def advance():
        return next(numbers)

    return advance


next_id = make_ids()


def work(out):
    for _ in range(10):
        out.append(next_id())
        time.sleep(0.001)


ids = []
threads = [threading.Thread(target=work, args=(ids,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(ids) == list(range(1, 41)))
