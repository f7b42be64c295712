"""Interest of nothing while salaries come in; no salary may be lost."""
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main

account = main.SavingsAccount("ann")
accounts = [account] * 40
jobs = [
    threading.Thread(target=main.month_end, args=(accounts, main.RateService("0"))),
    threading.Thread(target=main.salaries, args=(accounts, 1)),
]
for job in jobs:
    job.start()
for job in jobs:
    job.join()
if account.balance != 40:
    print("%s of 40 deposited are there" % account.balance)
    sys.exit(1)
