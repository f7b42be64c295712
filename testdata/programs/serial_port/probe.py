"""Sends a command that cannot be encoded."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.operate, args=({1: [1, '\u00b5'], 2: [3, 4]},), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the line stays locked after the bad command")
    sys.stdout.flush()
    os._exit(1)
