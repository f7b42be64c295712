# threadlint-test: runtime=cpython-3.13t
import threading


def count(n):
    total = 0
    for i in range(n):
        total += i * i
    print(total)


threads = [threading.Thread(target=count, args=(200000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
