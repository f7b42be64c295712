"""Locks in a dictionary."""
import threading
locks = {"a": threading.Lock(), "b": threading.Lock()}
def f(k, items):
    with locks[k].acquire():  # expect: THR313
        items.append(1)
