import hashlib
import threading


def digest(block):
    total = hashlib.sha256()
    for _ in range(4):
        total.update(block)
    print(total.hexdigest())


blocks = [b"a" * (1 << 20), b"b" * (1 << 20)]
threads = [threading.Thread(target=digest, args=(block,)) for block in blocks]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
