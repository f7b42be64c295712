"""Closes the register."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.day, args=([[1], [2]],), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the register cannot be closed")
    sys.stdout.flush()
    os._exit(1)
