"""Flags, values that are the same for all, and the last error."""

import threading

stop = False
failed = None
settings = {}
last_seen = None


def load():
    with open("settings") as file:
        return dict(line.split("=") for line in file)


def work(name):
    global stop, failed, settings, last_seen
    settings = load()
    last_seen = name
    try:
        open(name).close()
    except OSError as error:
        failed = error
    if name == "end":
        stop = True


threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b", "end")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stop, failed, settings, last_seen)
