"""Uses scratch files."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.run, args=(2, 10), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the finalizer waits for the lock that its thread holds")
    sys.stdout.flush()
    os._exit(1)
