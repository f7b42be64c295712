"""Runs the test and compares the requests of each client with its settings."""

import sys

sys.path.insert(0, sys.argv[1])

import main

counts = main.run_test(main.Target(), main.CLIENTS)
if counts != main.CLIENTS:
    print("requests were %s instead of %s" % (counts, main.CLIENTS))
    sys.exit(1)
