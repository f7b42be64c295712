"""Runs some steps; they must end."""
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main

simulation = main.Simulation()
run = threading.Thread(target=simulation.run, args=(3,), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("the cells wait for one that does not exist; done:", simulation.log)
    sys.stdout.flush()
    os._exit(1)
