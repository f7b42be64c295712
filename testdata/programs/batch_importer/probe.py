"""Imports a thousand rows and compares what was read with what was stored."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)
threading.excepthook = lambda args: None

import main

table = main.Table()
count = main.import_file(main.sample(1000), table)
ids = [number for number, _ in table.rows]
if sorted(ids) != list(range(1000)):
    print("%d rows read, %d different rows stored" % (count, len(set(ids))))
    sys.exit(1)
