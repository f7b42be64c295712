# Filled before there are threads.
import threading

locks = {}


def prepare(keys):
    for key in keys:
        if key not in locks:
            locks[key] = threading.Lock()


def work(key):
    with locks[key]:
        print(key)


prepare("ab")
for key in "aab":
    threading.Thread(target=work, args=(key,)).start()
