"""Tells the players' phones."""
import time


def announce(text):
    time.sleep(0.001)
