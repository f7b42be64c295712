import threading


class Gate:
    def __init__(self, condition=None):
        self.condition = condition or threading.Condition()

    def passed(self, log):
        with self.condition:
            self.condition.wait()  # expect: THR406 "nothing says what is waited for"
            log.append("passed")
