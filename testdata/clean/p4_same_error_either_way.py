"""Who comes too late gets the error that the test itself would have raised."""
import threading

files = {}


def take(name):
    if name in files:
        return files.pop(name)
    raise KeyError("no such file")


def drop(name):
    if name not in files:
        raise KeyError(name)
    del files[name]


def work():
    for name in ("a", "b"):
        take(name)
        drop(name)


for _ in range(3):
    threading.Thread(target=work).start()
