"""Mirrors of a package archive, picked by weight."""

import threading

WEIGHTS = {"north": 3, "south": 2, "east": 1}


class MirrorPool:
    def __init__(self, weights):
        self._weights = dict(weights)
        self._turns = self._weighted()
        self._turns_lock = threading.Lock()

    def _weighted(self):
        while True:
            for name, weight in self._weights.items():
                for address in self.addresses(name)[:weight]:
                    yield address

    def addresses(self, name):
        return ["%s%d.example.org" % (name, number) for number in range(1, 5)]

    def pick(self):
        """The mirror whose turn it is."""
        with self._turns_lock:
            return next(self._turns)
