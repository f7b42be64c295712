"""Counts many votes; none may be lost."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main

main.stamp = lambda name: time.sleep(0.0005)
votes = main.hold(["ann"], [["ann"] * 50] * 4)
if votes["ann"] != 200:
    print("%d of 200 votes" % votes["ann"])
    sys.exit(1)
