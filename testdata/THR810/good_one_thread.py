# threadlint-test: preview select=THR810
# One thread only.
import threading

found = []


def work():
    for n in range(200000):
        found.append(n)


threading.Thread(target=work).start()
