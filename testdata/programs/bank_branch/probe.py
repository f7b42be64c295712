"""One day in the branch with a slow journal; the balances must add up."""

import sys
import time

sys.path.insert(0, sys.argv[1])

import main


class SlowJournal(main.Journal):
    def write(self, text):
        time.sleep(0.0005)
        super().write(text)


accounts = [main.Account("Ada", SlowJournal())]
main.run_day(accounts)
due = 20 * 10 + 20 * 5 - 20
if accounts[0].balance != due:
    print("the balance is %s instead of %s" % (accounts[0].balance, due))
    sys.exit(1)
