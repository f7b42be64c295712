"""Asks a server that is slow to answer: it must say so, and not fall over."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main

slow = main.open_session
main.open_session = lambda address: (time.sleep(0.5), slow(address))[1]
try:
    main.fetch("example.org", ["a"])
except AttributeError as error:
    print("used before it was there: %s" % error)
    sys.exit(1)
except TimeoutError:
    pass
