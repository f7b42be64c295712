"""Everybody is reachable, so the count must be the number of subscribers."""
import sys

sys.path.insert(0, sys.argv[1])
import main

reached = main.broadcast(["host%d.example" % n for n in range(160)], "hello", workers=8)
if reached != 160:
    print("%d of 160 deliveries counted" % reached)
    sys.exit(1)
