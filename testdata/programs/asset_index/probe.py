"""Indexes the assets once and counts the rows."""

import sqlite3
import sys

sys.path.insert(0, sys.argv[1])

import db
import main

try:
    main.index_all(main.ASSETS)
except sqlite3.ProgrammingError as error:
    print("a worker failed: %s" % error)
    sys.exit(1)
if db.count() != len(main.ASSETS):
    print("%d of %d assets in the index" % (db.count(), len(main.ASSETS)))
    sys.exit(1)
