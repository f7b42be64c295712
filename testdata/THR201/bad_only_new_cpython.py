# threadlint-test: runtime=cpython-3.12
import threading
import time

total = 0


def fetch(n):
    time.sleep(0.001)
    return n


def work(n):
    global total
    total = total + fetch(n)  # expect: THR201


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
