"""Reads news for a moment."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
import reader



def slow_fetch(feed):
    time.sleep(0.02)
    return feed


reader.fetch = slow_fetch
run = threading.Thread(target=main.read_news, args=(['a', 'b'], 0.1), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the reader waits for the lock, and who holds it waits for the reader")
    sys.stdout.flush()
    os._exit(1)
