"""Sells more tickets than there is paper."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.sell, args=(['a', 'b'], 20), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the lock was kept when the paper ran out")
    sys.stdout.flush()
    os._exit(1)
