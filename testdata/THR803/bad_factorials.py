# Arithmetic with big numbers keeps the GIL, too.
import math
import threading


def digits(numbers, lengths):
    for n in numbers:
        lengths[n] = len(str(math.factorial(n) % 10**50))


lengths = {}
threads = [threading.Thread(target=digits, args=(range(k, 4000, 4), lengths)) for k in range(4)]  # expect: THR803
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(lengths.values()))
