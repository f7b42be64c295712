# threadlint-test: option=THR801.least-work-ms:60000
import threading

def count_primes(first, last):
    found = 0
    for number in range(first, last):
        for divisor in range(2, number):
            if number % divisor == 0:
                break
        else:
            found += 1
    print(first, last, found)

threads = [threading.Thread(target=count_primes, args=(n, n + 1000)) for n in (2, 1002, 2002)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
