"""Many tills sell; every event must be counted once for each handler."""
import sys

sys.path.insert(0, sys.argv[1])
import main

invoices, audited = main.sell(tills=6, orders=20)
if (invoices, audited) != (120, 240):
    print("%d of 120 invoices and %d of 240 audits counted" % (invoices, audited))
    sys.exit(1)
