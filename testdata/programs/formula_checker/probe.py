"""Calculates sheets; the filters must be as before and no warning may get through."""

import sys
import warnings

sys.path.insert(0, sys.argv[1])

import main

warnings.simplefilter("always")
shown = []
warnings.showwarning = lambda *args, **kwargs: shown.append(args)
before = list(warnings.filters)
changed = 0
for _ in range(20):
    sheet = main.Sheet({"%d" % cell: (name, [cell, 2]) for cell in range(4) for name in main.FUNCTIONS})
    sheet.calculate()
    changed += list(warnings.filters) != before
    warnings.filters[:] = before
if changed or shown:
    print("filters were left changed in %d of 20 sheets, %d warnings got through" % (changed, len(shown)))
    sys.exit(1)
