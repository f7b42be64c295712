"""Twelve logs of twenty lines; all lines must be counted as shipped."""
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
import main

with tempfile.TemporaryDirectory() as folder:
    shipped = main.run(folder, ["%d.log" % number for number in range(12)])
if shipped != 240:
    print("counted %d of 240 shipped lines" % shipped)
    sys.exit(1)
