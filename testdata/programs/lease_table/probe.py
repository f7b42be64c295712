"""Revokes leases that are being renewed; none may come back."""

import sys
import threading
import time

sys.path.insert(0, sys.argv[1])

import leases
import main


def slow_token(holder, number):
    time.sleep(0.002)
    return "%s-%d" % (holder, number)


table = leases.LeaseTable(slow_token)
names = ["rack%d" % number for number in range(6)]
users = [threading.Thread(target=main.use, args=(table, name, "ida", 0.3)) for name in names]
for user in users:
    user.start()
while len(table.machines()) < len(names):
    time.sleep(0.001)
main.administer(table, names)
for user in users:
    user.join()
back = table.machines()
if back:
    print("%d of %d leases came back after they were revoked" % (len(back), len(names)))
    sys.exit(1)
