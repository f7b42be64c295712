import threading
import time


class Poller:
    def __init__(self):
        self._lock = threading.Lock()
        self._running = True
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while True:
            with self._lock:
                if not self._running:
                    return
            time.sleep(0.1)

    def stop(self):
        with self._lock:
            self._running = False
            thread = self._thread
        thread.join()


Poller().stop()
