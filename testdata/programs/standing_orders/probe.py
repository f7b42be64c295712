"""Pays to and fro; all payments must be done in the end."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import accounts
import main

accounts.check = lambda account, amount: time.sleep(0.002)
a, b = accounts.Account(1, 1000), accounts.Account(2, 1000)
run = threading.Thread(target=main.run, args=([(a, b, 1), (b, a, 1)] * 30,), daemon=True)
run.start()
run.join(5)
if run.is_alive():
    print("two payments wait for each other")
    sys.stdout.flush()
    os._exit(1)
