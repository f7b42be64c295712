"""Keeps the last log records in memory, to be shown by the program itself."""
import logging
import threading


class History(logging.Handler):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.records = []
        self.guard = threading.Lock()

    def emit(self, record):
        with self.guard:
            self.records.append(self.format(record))
            del self.records[:-self.size]

    def last(self):
        with self.guard:
            return self.records[-1]
