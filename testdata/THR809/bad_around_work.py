"""The interval is changed around one piece of work, and put back."""
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def undisturbed(seconds=1.0):
    before = sys.getswitchinterval()
    sys.setswitchinterval(seconds)  # expect: THR809
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def lines_of(path):
    with open(path) as lines:
        return len(lines.readlines())


with undisturbed(), ThreadPoolExecutor() as pool:
    print(sum(pool.map(lines_of, ["/etc/passwd", "/etc/group"])))
