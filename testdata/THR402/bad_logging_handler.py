"""A handler for log records takes the lock under which something is logged."""
import logging
import threading

lock = threading.Lock()
lines = []
log = logging.getLogger("app.work")


class Lines(logging.Handler):
    def emit(self, record):
        with lock:
            lines.append(self.format(record))


class Window(logging.Handler):
    def __init__(self):
        super().__init__()
        self.guard = threading.Lock()
        self.rows = []

    def emit(self, record):
        with self.guard:
            self.rows.append(record)
            if len(self.rows) > 100:
                self.trim()  # expect: THR402

    def trim(self):
        del self.rows[:50]
        logging.info("rows dropped")


def clear():
    with lock:
        log.warning("%d lines dropped", len(lines))  # expect: THR402
        lines.clear()


logging.getLogger("app").addHandler(Lines())
logging.getLogger().addHandler(Window())
clear()
