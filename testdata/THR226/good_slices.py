"""Each thread has bounds of its own."""

import threading

import numpy

data = numpy.zeros(1000)
out = bytearray(1000)


def scale(first, last):
    data[first:last] *= 2
    data[first] += 1


def fill(part):
    begin = part * 250
    out[begin : begin + 250] = bytes(250)


def tail():
    data[500:] += 1


def head():
    data[:500] += 1


threads = [threading.Thread(target=scale, args=(i * 250, (i + 1) * 250)) for i in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
threads = [threading.Thread(target=fill, args=(i,)) for i in range(4)]
threads += [threading.Thread(target=head), threading.Thread(target=tail)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
