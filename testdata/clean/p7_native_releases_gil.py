import hashlib
import threading
import zlib

blocks = [bytes(1 << 20) for _ in range(4)]
digests = {}


def digest(index):
    digests[index] = hashlib.md5(blocks[index]).hexdigest()


def check(index):
    print(zlib.crc32(blocks[index]))


threads = [threading.Thread(target=f, args=(n,)) for n in range(4) for f in (digest, check)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
