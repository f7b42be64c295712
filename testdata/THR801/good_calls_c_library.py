# Functions of a library that `ctypes` loads run without the GIL.
import ctypes
import threading

LIBM = ctypes.CDLL("libm.so.6")
LIBM.lgamma.restype = ctypes.c_double


def waste(count, results):
    for n in range(count):
        results.append(LIBM.lgamma(ctypes.c_double(n + 0.5)))


results = []
threads = [threading.Thread(target=waste, args=(500_000, results)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results))
