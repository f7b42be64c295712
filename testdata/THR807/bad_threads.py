# threadlint-test: preview select=THR807
# Sixty-four threads that hash.
import hashlib
import threading


def work(n):
    data = bytes(1 << 22)
    for _ in range(20):
        hashlib.sha256(data)


threads = [threading.Thread(target=work, args=(n,)) for n in range(64)]  # expect: THR807 "64 threads"
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
