# Copies of objects with a lock.
import copy
import pickle
import threading


class Job:
    def __init__(self):
        self._lock = threading.Lock()
        self.rows = []

    def clone(self):
        return copy.deepcopy(self)  # expect: THR316

    def save(self):
        return pickle.dumps(self)  # expect: THR316 "which keeps a lock in `_lock`"


job = Job()
other = copy.copy(job)  # expect: THR316 "the same lock"
