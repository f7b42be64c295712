"""A page with many links; all must be visited."""
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main

crawler = main.Crawler(lambda page: ["%s/%d" % (page, n) for n in range(10)] if len(page) < 5 else [])
run = threading.Thread(target=crawler.run, args=("a",), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("all workers wait for a place in their own queue; seen", len(crawler.seen))
    sys.stdout.flush()
    os._exit(1)
