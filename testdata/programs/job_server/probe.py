"""Tells the server to quit; it must say that it does."""
import os
import sys

sys.path.insert(0, sys.argv[1])
import main

try:
    main.talk(["hello", "quit"])
except Exception as error:
    print("the server cannot quit: %r" % error)
    sys.stdout.flush()
    os._exit(1)
