import threading


class Result:
    def __init__(self):
        self.cond = threading.Condition()
        self.value = None
        self.has_value = False

    def get(self, timeout):
        with self.cond:
            if not self.has_value:
                self.cond.wait(timeout)  # expect: THR406
            return self.value.copy()

    def set(self, value):
        with self.cond:
            self.value = value
            self.has_value = True
            self.cond.notify_all()
