"""Lets all benches work at once; all pieces must be built."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

shop = main.Workshop(3)
shop.measure = lambda: time.sleep(0.005)
run = threading.Thread(target=shop.run, args=(20,), daemon=True)
run.start()
run.join(5)
if run.is_alive():
    print("each bench holds one tool and waits for the next: built", shop.done)
    sys.stdout.flush()
    os._exit(1)
