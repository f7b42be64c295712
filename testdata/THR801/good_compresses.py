import bz2
import threading
import zlib


def pack(data):
    for level in range(1, 4):
        print(len(zlib.compress(data, level)), len(bz2.compress(data)))


threads = [threading.Thread(target=pack, args=(b"data" * 20000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
