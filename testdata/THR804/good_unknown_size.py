import hashlib
import threading


def digest(data, out):
    for _ in range(1000):
        out.append(hashlib.sha256(data).hexdigest())


def digest_all(parts):
    out = []
    threads = [threading.Thread(target=digest, args=(part, out)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return out
