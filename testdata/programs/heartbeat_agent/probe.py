"""Connects a few agents and waits for their first heartbeat."""

import sys
import threading

sys.path.insert(0, sys.argv[1])

import main

died = []
threading.excepthook = lambda args: died.append(args.exc_value)
silent = 0
for number in range(5):
    heard = threading.Event()
    agent = main.Agent("build-%d" % number, lambda host, labels: heard.set())
    agent.connect()
    silent += not heard.wait(0.2)
    agent.close()
if silent:
    print("%d of 5 agents never sent a heartbeat (%s)" % (silent, died[:1]))
    sys.exit(1)
