"""Eight exports of a hundred rows each."""
import sys

sys.path.insert(0, sys.argv[1])
import importer
import main
import progress

importer.import_all([main.export(100)] * 8)
if progress.imported != 800:
    print("%d of 800 imported rows counted" % progress.imported)
    sys.exit(1)
