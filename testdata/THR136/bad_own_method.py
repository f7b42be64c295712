# The thread holds the object whose `__del__` waits for it.
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
        self._thread.join(timeout=2)  # expect: THR136 "on the thread itself"

    def __del__(self):
        self.close()


heartbeat = Heartbeat()
