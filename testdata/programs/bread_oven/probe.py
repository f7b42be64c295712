"""Bakes with a slow baker."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main



def slow_knead(minutes):
    time.sleep(0.05)
    return "dough"


main.knead = slow_knead
run = threading.Thread(target=main.bake, args=(2,), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the oven is hot, and nobody tells the baker")
    sys.stdout.flush()
    os._exit(1)
