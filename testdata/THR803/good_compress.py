import json
import threading
import zlib

ROWS = [{"id": n} for n in range(100)]
DATA = b"some text that can be packed " * 100000


def pack(times):
    for _ in range(times):
        zlib.compress(DATA)
    json.dumps(ROWS)


threads = [threading.Thread(target=pack, args=(10,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
