"""Counts requests of several front ends and reports them now and then."""

import threading
import time

import ingest
import report

LINES = ["GET /shop 200", "GET /shop/cart?id=7 200", "GET /blog 404", "GET /blog/3 200"]


def front_end(lines):
    for line in lines:
        ingest.count(line)
        time.sleep(0.0005)


def reporter(routes, closing, reports):
    while not closing.wait(0.005):
        for route in routes:
            reports.append((route, report.take(route)))


def main():
    closing = threading.Event()
    reports = []
    watching = threading.Thread(target=reporter, args=(["/shop", "/blog"], closing, reports))
    watching.start()
    front_ends = [threading.Thread(target=front_end, args=(LINES * 5,)) for _ in range(3)]
    for thread in front_ends:
        thread.start()
    for thread in front_ends:
        thread.join()
    closing.set()
    watching.join()
    print(sum(hits for _, hits in reports) + ingest.total(), "requests served")


if __name__ == "__main__":
    main()
