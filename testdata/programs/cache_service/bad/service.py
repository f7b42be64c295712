"""Base of the background services of this program."""

import threading


class Service:
    """Calls `tick` every `interval` seconds in a thread of its own."""

    interval = 0.005

    def __init__(self, name):
        self.name = name
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._loop, name=name)
        self.thread.start()  # expect: THR220

    def _loop(self):
        while not self.ended.is_set():
            self.tick()
            self.ended.wait(self.interval)

    def tick(self):
        raise NotImplementedError

    def close(self):
        self.ended.set()
        self.thread.join()
