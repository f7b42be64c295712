"""Quotes of shares, from a slow server."""

import random
import time


def fetch_quote(symbol):
    time.sleep(random.uniform(0.05, 0.2))
    return round(random.uniform(20, 200), 2)
