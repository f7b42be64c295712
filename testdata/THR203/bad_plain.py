import threading
import time

def fetch(n):
    time.sleep(0.01)
    return n

def total_of(numbers):
    total = 0

    def work(n):
        nonlocal total
        total += fetch(n)  # expect: THR203

    threads = [threading.Thread(target=work, args=(n,)) for n in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total

print(total_of([1, 2, 3, 4]), "should be 10")
