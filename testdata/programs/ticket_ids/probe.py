# runtimes: cpython-3.13t cpython-3.14t
"""Tickets from many mailboxes; no number may be used twice."""
import sys

sys.path.insert(0, sys.argv[1])
import main

twice = 0
for _ in range(6):
    tickets = main.process([[("ann", "help")] * 2000] * 8)
    twice += len(tickets) - len({number for number, _, _ in tickets})
if twice:
    print("%d tickets got the number of another" % twice)
    sys.exit(1)
