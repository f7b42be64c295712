"""Runs the machine; every frame must be sent."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
import sensors



def slow_read(self):
    time.sleep(0.002)
    return 1


sensors.Thermometer.read = slow_read
run = threading.Thread(target=main.operate, daemon=True)
run.start()
run.join(6)
if run.is_alive():
    print("the bus and a device wait for each other")
    sys.stdout.flush()
    os._exit(1)
