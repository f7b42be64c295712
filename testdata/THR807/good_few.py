# threadlint-test: preview select=THR807
# As many threads as cores.
import hashlib
import os
import threading


def work():
    for _ in range(100):
        hashlib.sha512(bytes(1 << 20))


threads = [threading.Thread(target=work) for _ in range(os.cpu_count())]
for thread in threads:
    thread.start()
others = [threading.Thread(target=work) for _ in range(4)]
for thread in others:
    thread.start()
