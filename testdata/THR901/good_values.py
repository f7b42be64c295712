# threadlint-test: preview select=THR901
# Elements are replaced, none is added; and single elements are read.
import threading

counts = [0, 0, 0]


def work():
    for n in range(100):
        counts[n % 3] = n


def show():
    while True:
        print(list(counts), counts[0], len(counts))


threading.Thread(target=work).start()
threading.Thread(target=show).start()
