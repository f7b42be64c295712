"""Two walk through the waiting room from both ends."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

main.look_at = lambda patient: time.sleep(0.001)
run = threading.Thread(target=main.day, args=(list('abc'), 50), daemon=True)
run.start()
run.join(8)
if run.is_alive():
    print("the two stand before each other")
    sys.stdout.flush()
    os._exit(1)
