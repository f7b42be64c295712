"""Many clients download at once; the bill must be what they got."""
import sys
import time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, sys.argv[1])
import main

send_body = main.FileHandler.send_body


def slow_send_body(handler, body):
    time.sleep(0.005)
    return send_body(handler, body)


main.FileHandler.send_body = slow_send_body
got = []


def browse(address):
    with ThreadPoolExecutor(8) as pool:
        got.extend(pool.map(lambda _: main.download(address, "/data.bin"), range(40)))


billed = main.serve_while(browse, main.FILES)
if billed != sum(got):
    print("%d bytes billed, %d were sent" % (billed, sum(got)))
    sys.exit(1)
