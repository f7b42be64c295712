"""Follows ten logs, one after the other, and compares the counts with what was written."""

import os
import sys
import tempfile
import threading

sys.path.insert(0, sys.argv[1])

import main

died = []
threading.excepthook = lambda args: died.append(args.exc_value)
wrong = 0
with tempfile.TemporaryDirectory() as folder:
    for number in range(10):
        path = os.path.join(folder, "%d.log" % number)
        main.write_log(path, ["INFO started"])
        tailer = main.LogTailer(path)
        main.write_log(path, ["INFO request", "WARNING slow"])
        wrong += dict(tailer.stop()) != {"INFO": 2, "WARNING": 1}
if died or wrong:
    print("%d of 10 tailers miscounted (%s)" % (wrong, died[:1]))
    sys.exit(1)
