"""Download manager: a few downloads at a time, and a display that shows how far they are."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from board import Board


def read_chunk(url, size):
    time.sleep(0.001)
    return size


def download(board, url, size=4):
    board.begin(url, size)
    try:
        done = 0
        while done < size:
            done += read_chunk(url, 1)
            board.advance(url, done, size)
    finally:
        board.finish(url)
    return size


def display(board, finished, show):
    while not finished.wait(0.003):
        show("\n".join(board.lines()))


def download_all(urls, show, workers=3):
    board = Board()
    finished = threading.Event()
    screen = threading.Thread(target=display, args=(board, finished, show))
    screen.start()
    try:
        with ThreadPoolExecutor(workers) as pool:
            return sum(pool.map(partial(download, board), urls))
    finally:
        finished.set()
        screen.join()


def main():
    screens = []
    urls = ["https://example.org/disc%d.iso" % number for number in range(9)]
    total = download_all(urls, screens.append)
    print(total, "blocks,", "screen shown" if screens else "screen stayed dark")


if __name__ == "__main__":
    main()
