"""Visitors order one seat at the same time; one of them may get it."""
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, sys.argv[1])
import main

main.Show.charge = lambda show, visitor: time.sleep(0.05)
server = main.open_box_office(["A1"])
listener = threading.Thread(target=server.serve_forever, args=(0.02,))
listener.start()
with ThreadPoolExecutor(6) as pool:
    answers = list(pool.map(lambda name: main.order(server.server_address, "A1", name), "abcdef"))
server.shutdown()
listener.join()
server.server_close()
if answers.count(201) != 1:
    print("seat A1 was sold %d times" % answers.count(201))
    sys.exit(1)
