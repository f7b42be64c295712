import contextlib


@contextlib.contextmanager
def FileLock(path):
    print("locking", path)
    yield
    print("unlocking", path)


with FileLock("x.lock"):
    print("locked")
with contextlib.suppress(KeyError):
    print("no lock at all")
