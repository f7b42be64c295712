"""Pays the salaries of a month."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.month, args=({"ann": 1}, [5, 6]), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("nobody is paid")
    sys.stdout.flush()
    os._exit(1)
