"""Asks the cache for something new; it must answer."""
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main

cache = main.Cache(str.upper)
asking = threading.Thread(target=cache.get, args=("a",), daemon=True)
asking.start()
asking.join(3)
sys.stdout.flush()
if asking.is_alive():
    print("get() waits for a task that waits for its lock")
    sys.stdout.flush()
    os._exit(1)
