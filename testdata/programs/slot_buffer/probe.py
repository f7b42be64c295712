"""Sends numbers through the buffer; all must arrive."""
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main

taken = []
threading.excepthook = lambda args: None


def run():
    try:
        taken.extend(main.run(50))
    except RuntimeError as error:
        print("the buffer fails: %s" % error)


running = threading.Thread(target=run, daemon=True)
running.start()
running.join(3)
if len(taken) != 50:
    print("%d of 50 numbers arrived" % len(taken))
    sys.stdout.flush()
    os._exit(1)
