"""Sends letters that all fail at first."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.mail, args=(range(200), lambda address: time.sleep(0.001)), daemon=True)
run.start()
run.join(4)
if run.is_alive():
    print("the carriers wait for room in the bag that only they could make")
    sys.stdout.flush()
    os._exit(1)
