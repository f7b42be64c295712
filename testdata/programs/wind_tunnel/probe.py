"""Measures once."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.main, daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the probes wait for others that do not exist")
    sys.stdout.flush()
    os._exit(1)
