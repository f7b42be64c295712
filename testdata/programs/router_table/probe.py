"""The first requests come at once and all ask for a path that exists."""
import sys

sys.path.insert(0, sys.argv[1])
import main

missed = 0
for _ in range(40):
    missed += main.App().handle_all(["/email"] * 8, workers=8).count(404)
if missed:
    print("%d requests for a known path got 404" % missed)
    sys.exit(1)
