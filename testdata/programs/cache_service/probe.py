"""Runs the program's main function a few times and looks whether the warmer lived."""

import contextlib
import io
import sys
import threading

sys.path.insert(0, sys.argv[1])

import main

died = []
threading.excepthook = lambda args: died.append(args.exc_value)
empty = 0
for _ in range(5):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        main.main()
    empty += "/news" not in printed.getvalue()
if empty or died:
    print("%d of 5 caches stayed cold (%s)" % (empty, died[:1]))
    sys.exit(1)
