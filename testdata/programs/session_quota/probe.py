"""A client with a quota of 80 sends 80 requests that cost 1."""
import sys

sys.path.insert(0, sys.argv[1])
import main

left = main.run(["status"] * 80, quota=80, workers=8).quota
if left != 0:
    print("%d of 80 requests were not charged" % left)
    sys.exit(1)
