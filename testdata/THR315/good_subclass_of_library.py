# The base class may take it.
import logging
import threading

from somewhere import Base


class Job(Base):
    def __init__(self):
        self.job_lock = threading.Lock()


class Handler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lock = threading.RLock()
