# threadlint-test: preview select=THR810
# It is read only.
import threading

table = list(range(1000))


def work():
    total = 0
    for n in range(200000):
        total += n * 2
    print(total, len(table))


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
