"""Serves a dinner; all plates must be empty in the end."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

main.reach = lambda: time.sleep(0.002)
run = threading.Thread(target=main.dinner, args=(list("abcde"), 20), daemon=True)
run.start()
run.join(6)
if run.is_alive():
    print("everybody holds one fork")
    sys.stdout.flush()
    os._exit(1)
