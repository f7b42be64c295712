"""Workers spin on a flag until the main thread has loaded a table; expected: does not scale, the loading slows down."""
import sys
import threading

ROWS = 1_000_000
LOOKUPS = 800_000


class Table:
    def __init__(self):
        self.ready = False
        self.rows = []

    def load(self):
        rows = []
        for i in range(ROWS):
            rows.append(i * 3 % 1000)
        self.rows = rows
        self.ready = True


def look_up(table, first, last, results):
    while not table.ready:
        pass
    total = 0
    for i in range(first, last):
        total += table.rows[i]
    results.append(total)


def main(threads=2):
    table = Table()
    share = LOOKUPS // threads
    results = []
    workers = [
        threading.Thread(target=look_up, args=(table, i * share, (i + 1) * share, results)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    table.load()
    for worker in workers:
        worker.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
