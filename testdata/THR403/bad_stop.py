import threading


class Poller:
    def __init__(self):
        self._lock = threading.Lock()
        self._running = False
        self._thread = None
        self.seen = []

    def start(self):
        with self._lock:
            self._running = True
            self._thread = threading.Thread(target=self._run)
            self._thread.start()

    def _run(self):
        while True:
            with self._lock:
                if not self._running:
                    return
                self.seen.append(1)

    def stop(self):
        with self._lock:
            self._running = False
            self._thread.join()  # expect: THR403 "`Poller._run`"


poller = Poller()
poller.start()
poller.stop()
