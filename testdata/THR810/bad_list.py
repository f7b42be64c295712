# threadlint-test: preview select=THR810
# All append to one list.
import threading

found = []


def work():
    for n in range(200000):
        found.append(n)  # expect: THR810 "`found`"


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
