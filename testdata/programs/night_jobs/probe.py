"""Runs the three jobs at once; the night must end."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

main.pause = lambda: time.sleep(0.02)
night = threading.Thread(target=main.night, args=(5,), daemon=True)
night.start()
night.join(5)
if night.is_alive():
    print("the three jobs wait for each other:", main.log)
    sys.stdout.flush()
    os._exit(1)
