# threadlint-test: option=THR802.least-work-ms:60000
from concurrent.futures import ThreadPoolExecutor


def count_primes(last):
    found = 0
    for number in range(2, last):
        for divisor in range(2, number):
            if number % divisor == 0:
                break
        else:
            found += 1
    return found


with ThreadPoolExecutor(max_workers=4) as pool:
    print(sum(pool.map(count_primes, [2000, 2000, 2000, 2000])))
