"""Fills the shelf from several threads; everything must be there."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import cold
import main

cold.check_door = lambda item: time.sleep(0.0005)
total = main.day(4, 50)
if total != 200:
    print("%d of 200 on the shelf" % total)
    sys.exit(1)
