"""Asks for a price."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.cheapest, args=(['a', 'b'], 'tea'), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the loaders wait for the lock that the caller holds while it waits for them")
    sys.stdout.flush()
    os._exit(1)
