import hashlib
import os
import threading

BLOCKS = [os.urandom(1 << 20) for _ in range(16)]


def digests(blocks, out):
    for block in blocks:
        out.append(hashlib.sha256(block).hexdigest())


out = []
threads = [threading.Thread(target=digests, args=(BLOCKS[n::4], out)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(out))
