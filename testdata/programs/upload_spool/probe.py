"""Twenty uploads of one name; there must be twenty files."""
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
import main

with tempfile.TemporaryDirectory() as folder:
    spool = main.Spool(folder)
    stored = main.upload_all(spool, [("photo.jpg", b"%d" % number) for number in range(20)])
    files = spool.count()
if files != stored:
    print("%d uploads stored, %d files are there" % (stored, files))
    sys.exit(1)
