# threadlint-test: preview select=THR810
# Each gathers for itself.
import threading

found = []


def work():
    mine = []
    for n in range(200000):
        mine.append(n)
    found.extend(mine)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
