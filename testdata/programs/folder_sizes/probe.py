"""Adds up a deep tree of folders; the report must come."""
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main

tree = {"bytes": 1, "folders": []}
for _ in range(8):
    tree = {"bytes": 1, "folders": [tree]}
asking = threading.Thread(target=main.report, args=(tree,), daemon=True)
asking.start()
asking.join(3)
if asking.is_alive():
    print("all threads of the pool wait for tasks that none of them can run")
    sys.stdout.flush()
    os._exit(1)
