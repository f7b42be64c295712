"""A lab with three machines, two users and an administrator."""

import threading
import time

from leases import LeaseTable


def use(table, machine, holder, seconds):
    if not table.grant(machine, holder):
        return
    end = time.monotonic() + seconds
    while time.monotonic() < end and table.renew(machine):
        time.sleep(0.002)


def administer(table, machines):
    time.sleep(0.02)
    for machine in machines:
        table.revoke(machine)


def main():
    table = LeaseTable()
    users = [
        threading.Thread(target=use, args=(table, machine, holder, 0.04))
        for machine, holder in (("rack1", "ida"), ("rack2", "ida"), ("rack3", "jon"))
    ]
    users.append(threading.Thread(target=administer, args=(table, ["rack1", "rack2"])))
    for user in users:
        user.start()
    for user in users:
        user.join()
    print("still leased:", ", ".join(table.machines()))


if __name__ == "__main__":
    main()
