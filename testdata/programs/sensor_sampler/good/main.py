"""Reads a sensor in the background and keeps the last values."""
import threading
import time


class Sampler:
    def __init__(self, read, interval=0.01):
        self._read = read
        self._interval = interval
        self._lock = threading.Lock()
        self._values = []
        self._running = False
        self._thread = None

    def start(self):
        with self._lock:
            self._running = True
            self._thread = threading.Thread(target=self._loop, daemon=True)
            self._thread.start()

    def _loop(self):
        while True:
            time.sleep(self._interval)
            value = self._read()
            with self._lock:
                if not self._running:
                    return
                self._values.append(value)

    def stop(self):
        with self._lock:
            self._running = False
        self._thread.join()
        return list(self._values)


if __name__ == "__main__":
    sampler = Sampler(time.time)
    sampler.start()
    time.sleep(0.1)
    print(sampler.stop())
