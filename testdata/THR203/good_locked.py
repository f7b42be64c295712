import threading
import time

def fetch(n):
    time.sleep(0.01)
    return n

def total_of(numbers):
    total = 0
    lock = threading.Lock()

    def work(n):
        nonlocal total
        got = fetch(n)
        with lock:
            total += got

    threads = [threading.Thread(target=work, args=(n,)) for n in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total

print(total_of([1, 2, 3, 4]), "should be 10")
