"""A curve on the screen."""
import threading


class Curve:
    def __init__(self, model):
        self.model = model
        self._lock = threading.Lock()
        self._stale = True
        self.points = []
        model.add_view(self)

    def on_change(self):
        with self._lock:
            self._stale = True

    def paint(self):
        with self._lock:
            if self._stale:
                prepare()
                self.points = list(enumerate(self.model.snapshot()))
                self._stale = False
            return len(self.points)


def prepare():
    """Clears the canvas."""
