"""Prints the labels of four stations; each parcel must get its own address."""

import sys

sys.path.insert(0, sys.argv[1])

import main

labels, printed = main.run(4)
wrong = [label for label in labels if label != "%s -> street %s" % (label.split()[0], label.split()[0])]
if wrong or printed != 80:
    print("%d of %d labels carry the address of another parcel: %s" % (len(wrong), printed, wrong[:1]))
    sys.exit(1)
