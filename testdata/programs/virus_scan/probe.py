"""Scans an empty file among others."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.scan, args=({'a': b'x', 'b': b'', 'c': b'worm'},), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the empty file is never done")
    sys.stdout.flush()
    os._exit(1)
