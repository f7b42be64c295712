"""Runs the station for a moment and counts the readings."""

import sys
import threading

sys.path.insert(0, sys.argv[1])

import main

died = []
threading.excepthook = lambda args: died.append(args.exc_value)
count = main.run_station(0.05)
if died or not count:
    print("%d readings, the poller died of %s" % (count, died))
    sys.exit(1)
