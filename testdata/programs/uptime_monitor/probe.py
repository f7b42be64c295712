"""A host that is down for one second at every check."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main


def down(host):
    time.sleep(0.001)
    return 1


main.ping = down
monitor = main.Monitor(["db"])
monitor.rounds(120, workers=8)
if monitor.downtime["db"] != 120:
    print("%d of 120 seconds counted" % monitor.downtime["db"])
    sys.exit(1)
