import contextlib
import itertools
import threading

ids = itertools.count()
items = iter([1, 2, 3])
turn = threading.Lock()


def numbers():
    yield from range(10)


shared = numbers()
alone = numbers()
main_only = numbers()


@contextlib.contextmanager
def session():
    yield 1


def work(own):
    print(next(ids), next(items))
    for n in numbers():
        print(n)
    mine = numbers()
    for n in mine:
        print(n)
    for n in own:
        print(n)
    with turn:
        print(next(shared, None))
    with session() as s:
        print(s)


def single():
    for n in alone:
        print(n)


for _ in range(3):
    threading.Thread(target=work, args=(numbers(),)).start()
thread = threading.Thread(target=single)
thread.start()
for n in main_only:
    print(n)
thread.join()
print(next(alone, None))
