"""Threads take turns by spinning on a shared number; expected: does not scale, spinning keeps the GIL."""
import sys
import threading

TURNS = 120
WORK = 40_000

turn = 0


def work():
    total = 0
    for i in range(WORK):
        total += i & 3
    return total


def take_turns(me, threads, results):
    global turn
    for _ in range(TURNS // threads):
        while turn != me:
            pass
        results.append(work())
        turn = (me + 1) % threads


def main(threads=2):
    global turn
    turn = 0
    results = []
    workers = [threading.Thread(target=take_turns, args=(i, threads, results)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
