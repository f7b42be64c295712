"""Waits for messages that never come, with a time-out; expected: waits, n threads overlap n time-outs."""
import queue
import sys
import threading

CHECKS = 32


def check_inbox(count, misses):
    inbox = queue.Queue()
    for _ in range(count):
        try:
            inbox.get(timeout=0.01)
        except queue.Empty:
            misses.append(1)


def main(threads=2):
    misses = []
    workers = [threading.Thread(target=check_inbox, args=(CHECKS // threads, misses)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(misses)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
