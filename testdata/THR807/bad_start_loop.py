# threadlint-test: preview select=THR807
# Made and started in one loop.
import hashlib
from threading import Thread


def work():
    for _ in range(100):
        hashlib.sha512(bytes(1 << 20))


for _ in range(200):
    Thread(target=work).start()  # expect: THR807 "200 threads"
