"""Starts and stops the sampler; stop() must come back."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

sampler = main.Sampler(time.time)
sampler.start()
time.sleep(0.05)
stopping = threading.Thread(target=sampler.stop, daemon=True)
stopping.start()
stopping.join(3)
if stopping.is_alive():
    print("stop() waits for a thread that waits for its lock")
    sys.stdout.flush()
    os._exit(1)
