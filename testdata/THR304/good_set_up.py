# Constructors and what they call; state that comes back from a pickle.
import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self._prepare()

    def _prepare(self):
        self.lock = threading.Lock()
        self.rows = []

    def __getstate__(self):
        return {"rows": self.rows}

    def __setstate__(self, state):
        self.rows = state["rows"]
        self.lock = threading.Lock()

    def after_fork(self):
        self.lock = threading.Lock()

    def add(self, row):
        with self.lock:
            self.rows.append(row)


Store().add(1)
