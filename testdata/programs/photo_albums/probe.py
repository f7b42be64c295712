"""Publishes more albums than there are threads."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

library = {str(i): ['a', 'b'] for i in range(12)}
run = threading.Thread(target=main.publish, args=(library,), daemon=True)
run.start()
run.join(4)
if run.is_alive():
    print("all threads wait for pictures that no thread is left to scale")
    sys.stdout.flush()
    os._exit(1)
