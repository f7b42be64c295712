"""Makes many calls; all must get through."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

main.ring = lambda number: time.sleep(0.001)
run = threading.Thread(target=main.office, args=([1, 2, 3], 30), daemon=True)
run.start()
run.join(10)
if run.is_alive():
    print("the lines wait for each other")
    sys.stdout.flush()
    os._exit(1)
