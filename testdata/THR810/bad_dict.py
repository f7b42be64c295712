# threadlint-test: preview select=THR810
# All fill one dictionary.
import threading

last = {}


def work(name):
    for n in range(500000):
        last[name] = n  # expect: THR810


threads = [threading.Thread(target=work, args=(str(i),)) for i in range(4)]
for thread in threads:
    thread.start()
