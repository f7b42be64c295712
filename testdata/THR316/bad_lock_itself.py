# The lock itself.
import copy
import pickle
from threading import Lock

lock = Lock()


def two():
    return copy.copy(lock)  # expect: THR316


def dump(path):
    with open(path, "wb") as file:
        pickle.dump(lock, file)  # expect: THR316
