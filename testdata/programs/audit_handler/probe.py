"""Logs more than the history keeps."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.run, args=(20,), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the handler logs, and waits for itself")
    sys.stdout.flush()
    os._exit(1)
