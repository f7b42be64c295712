"""Runs a short year; nothing comes in and nothing goes out, so there is one right sum."""

import sys

sys.path.insert(0, sys.argv[1])

import main

seen = main.run_year(main.Fund(100, 900), 30)
if seen - {1000}:
    print("the auditor saw %s" % sorted(seen))
    sys.exit(1)
