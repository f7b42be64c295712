"""Runs an event queue on a heap in each thread; expected: does not scale under a GIL."""
import heapq
import sys
import threading

QUEUES = 8
EVENTS = 50_000


def run_queue(seed):
    heap = [(i * 37 % 101, i) for i in range(100)]
    heapq.heapify(heap)
    clock = 0
    for number in range(EVENTS):
        clock, event = heapq.heappop(heap)
        heapq.heappush(heap, (clock + (event * seed + number) % 50 + 1, event))
    return clock


def worker(queues, clocks):
    for seed in queues:
        clocks.append(run_queue(seed))


def main(threads=2):
    clocks = []
    workers = [threading.Thread(target=worker, args=(range(i, QUEUES, threads), clocks)) for i in range(threads)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    return sum(clocks)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
