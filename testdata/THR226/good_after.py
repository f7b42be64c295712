"""The main thread uses the array before and after; one thread alone changes it."""

import threading
from array import array

import numpy

samples = array("d", [0.0] * 100)
sums = numpy.zeros(10)


def record():
    samples[0:10] = array("d", [1.0] * 10)
    sums[:] += 1


sums += 1
thread = threading.Thread(target=record)
thread.start()
thread.join()
sums += 1
samples[0:10] = array("d", [2.0] * 10)
print(sums, samples)
