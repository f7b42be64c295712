"""Spends the same money many times at once; the account must never be overdrawn."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main
import transfers
from accounts import Account

transfers.approve = lambda source, target, amount: time.sleep(0.005)
poor, shop = Account("poor", 10), Account("shop")
paid = main.run_batch([(poor, shop, 10)] * 8, workers=8).count("paid")
if poor.balance < 0 or paid != 1:
    print("overdrawn: 10 were there, %d payments of 10 were made" % paid)
    sys.exit(1)
