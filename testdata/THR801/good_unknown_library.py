import importlib
import threading

codec = importlib.import_module("zlib")


def pack(data):
    for _ in range(3):
        codec.compress(data)


threads = [threading.Thread(target=pack, args=(b"data" * 20000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
