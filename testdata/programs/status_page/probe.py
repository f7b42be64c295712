"""Receives some packets on four threads; each of them must be counted."""

import sys

sys.path.insert(0, sys.argv[1])

import main

sys.setswitchinterval(0.00001)
packets, size = main.run([[b"ping"] * 5000] * 4)
if (packets, size) != (20000, 80000):
    print("%d packets and %d bytes instead of 20000 and 80000" % (packets, size))
    sys.exit(1)
