"""Searches log text with regular expressions in threads; expected: does not scale, `re` keeps the GIL."""
import re
import sys
import threading

ROUNDS = 256
LOG = "\n".join(
    '10.0.%d.%d - - [12/Mar/2024] "GET /item/%d HTTP/1.1" %d' % (i % 256, i % 199, i, 200 if i % 9 else 500)
    for i in range(2000)
)
LINE = re.compile(r'^(\d+\.\d+\.\d+\.\d+) .*"(GET|POST) (\S+) [^"]*" (\d{3})$', re.MULTILINE)


def count_errors(rounds):
    errors = 0
    for _ in range(rounds):
        for match in LINE.finditer(LOG):
            if match.group(4) == "500":
                errors += 1
    return errors


def worker(rounds, results):
    results.append(count_errors(rounds))


def main(threads=2):
    results = []
    workers = [threading.Thread(target=worker, args=(ROUNDS // threads, results)) for _ in range(threads)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
