"""Six players of one team collect fifteen copper coins each."""
import sys

sys.path.insert(0, sys.argv[1])
import main

score = main.match([("p%d" % number, "red", ["copper"] * 15) for number in range(6)])["red"]
if score != 90:
    print("%d of 90 coins counted" % score)
    sys.exit(1)
