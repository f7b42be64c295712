"""Builds report lines by formatting, replacing and concatenating; expected: does not scale under a GIL."""
import sys
import threading

LINES = 400_000


def report(first, last, sizes):
    text = ""
    size = 0
    for i in range(first, last):
        line = "%06d: %s" % (i, "ab" * (i % 7))
        text += line.replace("ab", "c") + "\n"
        if len(text) > 4096:
            size += text.count("c")
            text = ""
    sizes.append(size + text.count("c"))


def main(threads=2):
    share = LINES // threads
    sizes = []
    workers = [threading.Thread(target=report, args=(i * share, (i + 1) * share, sizes)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
