"""The user leaves many sessions just when the server goes down; each has one goodbye."""

import sys
import threading
import time

sys.path.insert(0, sys.argv[1])

import main


class SlowWire(main.Transcript):
    def send(self, line):
        time.sleep(0.002)
        super().send(line)


twice = 0
for _ in range(20):
    wire = SlowWire()
    session = main.ChatSession("ada", wire)
    going_down = threading.Event()
    watchers = [threading.Thread(target=session.watch_server, args=(going_down,)) for _ in range(3)]
    for watcher in watchers:
        watcher.start()
    going_down.set()
    session.close("bye")
    for watcher in watchers:
        watcher.join()
    twice += len(wire.lines()) > 1
if twice:
    print("%d of 20 sessions said goodbye more than once" % twice)
    sys.exit(1)
