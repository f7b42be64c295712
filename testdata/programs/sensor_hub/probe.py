"""Makes some sensors while the hub runs; no call of a listener may fail."""

import sys

sys.path.insert(0, sys.argv[1])

import main

sensors, errors = main.run(10)
if errors:
    print("%d calls failed: %s" % (len(errors), errors[0]))
    sys.exit(1)
