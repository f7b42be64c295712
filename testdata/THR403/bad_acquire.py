"""Joins between acquire and release."""
import threading
class Logger:
    def __init__(self):
        self.cond = threading.Condition()
        self.lines = []
        self.closed = False
        self.worker = threading.Thread(target=self._drain)
        self.worker.start()
    def _drain(self):
        while True:
            with self.cond:
                while not self.lines and not self.closed:
                    self.cond.wait()
                if self.closed:
                    return
                self.lines.pop()
    def close(self):
        self.cond.acquire()
        self.closed = True
        self.cond.notify()
        self.worker.join()  # expect: THR403
        self.cond.release()
Logger().close()
