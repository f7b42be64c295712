"""Hashes many short records with SHA-256; expected: does not scale, below 2048 bytes `hashlib` keeps the GIL."""
import hashlib
import sys
import threading

RECORDS = 300_000
PAYLOAD = b"x" * 200


def hash_records(first, last, results):
    zeros = 0
    for number in range(first, last):
        digest = hashlib.sha256(PAYLOAD + b"%d" % number).hexdigest()
        if digest.startswith("00"):
            zeros += 1
    results.append(zeros)


def main(threads=2):
    share = RECORDS // threads
    results = []
    workers = [
        threading.Thread(target=hash_records, args=(i * share, (i + 1) * share, results)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
