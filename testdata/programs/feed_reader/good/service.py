"""Something that runs in the background until it is stopped."""
import threading
import time


class Service:
    pause = 0.001

    def __init__(self):
        self.lock = threading.Lock()
        self._thread = None
        self._running = False

    def start(self):
        with self.lock:
            self._running = True
            self._thread = threading.Thread(target=self._loop, daemon=True)
            self._thread.start()

    def stop(self):
        with self.lock:
            self._running = False
        self._thread.join()

    def _loop(self):
        while self._running:
            self.tick()
            time.sleep(self.pause)

    def tick(self):
        raise NotImplementedError
