# threadlint-test: preview
"""Ids for documents, single or in blocks."""

import threading


class IdGenerator:
    """One generator serves all importers of a process."""

    def __init__(self, marks):
        self._marks = marks
        self._lock = threading.Lock()
        self._next = marks.load()

    def next_id(self):
        with self._lock:
            number = self._next
            self._marks.save(number + 1)
            self._next = number + 1
            return number

    def skip_to(self, number):
        """Never hand out an id below `number`."""
        with self._lock:
            self._next = max(self._next, number)
            self._marks.save(self._next)

    def block(self, size):
        """A range of `size` ids for an importer that needs many."""
        first, self._next = self._next, self._next + size  # expect: THR210
        self._marks.save(first + size)
        return range(first, first + size)
