"""Keeps the last log records in memory, to be shown by the program itself."""
import logging
import threading

log = logging.getLogger(__name__)


class History(logging.Handler):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.records = []
        self.guard = threading.Lock()

    def emit(self, record):
        with self.guard:
            self.records.append(self.format(record))
            if len(self.records) > self.size:
                self.trim()  # expect: THR402

    def trim(self):
        log.warning("the history is full")
        del self.records[0]

    def last(self):
        with self.guard:
            return self.records[-1]
