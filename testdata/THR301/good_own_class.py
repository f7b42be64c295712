import contextlib
import threading

guard = threading.Lock()


class Lock:
    def __enter__(self):
        guard.acquire()
        return self

    def __exit__(self, *details):
        guard.release()


@contextlib.contextmanager
def locked():
    with guard:
        yield


with Lock():
    print("own lock class")
with locked():
    print("own context manager")
