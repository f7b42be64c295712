"""Sells and takes stock at the same time; the day must end."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
import stock

stock.delay = lambda: time.sleep(0.002)
stock.print = main.print = lambda *text: None
day = threading.Thread(target=main.day, args=(60,), daemon=True)
day.start()
day.join(5)
if day.is_alive():
    print("the day does not end: customer and inspector wait for each other")
    sys.stdout.flush()
    os._exit(1)
