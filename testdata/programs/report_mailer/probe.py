"""Mails ten invoices and reads the names in them."""

import sys

sys.path.insert(0, sys.argv[1])

import main

outbox = main.Outbox()
customers = [("user%d@example.org" % number, "User%d" % number, number) for number in range(10)]
main.mail_invoices(customers, "May", outbox)
mails = outbox.mails()
wrong = [address for address, name, amount in customers if "Dear %s," % name not in mails[address]]
if wrong:
    print("%d of %d customers got somebody else's invoice" % (len(wrong), len(customers)))
    sys.exit(1)
