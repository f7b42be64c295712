"""Opens the shop; it must be able to close."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main



def slow_scan(pages):
    time.sleep(0.002)
    return ["page"] * pages


main.scan = slow_scan
run = threading.Thread(target=main.day, args=([1] * 50, 50), daemon=True)
run.start()
run.join(6)
if run.is_alive():
    print("the customer and the technician wait for each other")
    sys.stdout.flush()
    os._exit(1)
