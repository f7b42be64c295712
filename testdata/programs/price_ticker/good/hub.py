"""Whom to tell about new prices."""

import threading


class Hub:
    def __init__(self):
        self._subscribers = set()
        self._lock = threading.Lock()

    def join(self, subscriber):
        with self._lock:
            self._subscribers.add(subscriber)

    def leave(self, subscriber):
        with self._lock:
            self._subscribers.discard(subscriber)

    def publish(self, text):
        gone = []
        with self._lock:
            subscribers = list(self._subscribers)
        for subscriber in subscribers:
            try:
                subscriber.send(text)
            except OSError:
                gone.append(subscriber)
        for subscriber in gone:
            self.leave(subscriber)
