"""Backs up many small files; the sum must be their size."""
import sys
import tempfile
import time

sys.path.insert(0, sys.argv[1])
import main

getsize = main.os.path.getsize


def slow_getsize(path):
    time.sleep(0.0005)
    return getsize(path)


main.os.path.getsize = slow_getsize
with tempfile.TemporaryDirectory() as source, tempfile.TemporaryDirectory() as target:
    main.make_tree(source, 200, 1)
    total = main.backup(source, target, workers=8)
if total != 200:
    print("%d of 200 bytes counted" % total)
    sys.exit(1)
