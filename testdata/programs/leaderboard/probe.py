"""One player in many rooms; the best of his scores must be on the board."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import announcer
import rooms


def announce(text):
    """The higher the score, the sooner the phone answers."""
    time.sleep(0.02 / int(text.split()[1].rstrip(",")))


announcer.announce = announce
best = rooms.play([("ann", [score]) for score in range(1, 9)]).best_of("ann")
if best != 8:
    print("the best score on the board is %d, it was 8" % best)
    sys.exit(1)
