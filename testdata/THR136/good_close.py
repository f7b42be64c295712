# An explicit end, and finalizers that only give the signal.
import threading


class Heartbeat:
    def __init__(self):
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)
        self._thread.start()

    def _beat(self):
        while not self._stop.wait(1.0):
            print("beat")

    def close(self):
        self._stop.set()
        self._thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __del__(self):
        self._stop.set()


with Heartbeat():
    print("work")
