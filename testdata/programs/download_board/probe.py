"""Looks at a full board while small downloads begin and end."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

import main
from board import Board

main.read_chunk = lambda url, size: size
board = Board()
for number in range(200):
    board.begin("waiting%d" % number, 10)
done = threading.Event()
failures = []


def look():
    try:
        for _ in range(800):
            board.lines()
    except RuntimeError as error:
        failures.append(error)
    done.set()


def fetch(name):
    number = 0
    while not done.is_set():
        number += 1
        main.download(board, "%s%d" % (name, number))


threads = [threading.Thread(target=look)]
threads += [threading.Thread(target=fetch, args=(name,)) for name in ("left", "right")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if failures:
    print("the display died: %s" % failures[0])
    sys.exit(1)
