"""Serves for a moment; every path that is asked for is in the table."""

import sys

sys.path.insert(0, sys.argv[1])

import main

sys.setswitchinterval(0.0001)

lost = main.run(0.5)
if lost:
    print("%d requests found no redirect" % lost)
    sys.exit(1)
