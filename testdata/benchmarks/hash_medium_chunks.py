"""Hashes a stream in chunks of 16 kB in threads; expected: scales in part, the GIL is released for short times."""
import hashlib
import sys
import threading

CHUNKS = 32_000
CHUNK = bytes(16384)


def hash_stream(chunks, digests):
    digest = hashlib.sha256()
    for _ in range(chunks):
        digest.update(CHUNK)
    digests.append(digest.digest())


def main(threads=2):
    digests = []
    workers = [threading.Thread(target=hash_stream, args=(CHUNKS // threads, digests)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(digests[0])


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
