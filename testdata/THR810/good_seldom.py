# threadlint-test: preview select=THR810
# Much work for each change.
import threading

found = []


def work():
    for n in range(1000):
        found.append(sum(range(10000)))


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
