import functools
import threading


def work(n):
    print(n)


def task(n):
    def run():
        work(n)

    return run


threads = [threading.Thread(target=lambda n=n: work(n)) for n in range(3)]
threads += [threading.Thread(target=functools.partial(work, n)) for n in range(3)]
threads += [threading.Thread(target=task(n)) for n in range(3)]
for n in range(3):
    threads.append(threading.Thread(target=lambda n: work(n), args=(n,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
