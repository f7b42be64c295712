"""Locks that comments ask for."""

import threading

_table_lock = threading.Lock()
_table = {}  # guarded-by: _table_lock
# guarded-by: _table_lock
_generation = 0


def look_up(key):
    with _table_lock:
        return _table.get(key)


def put(key, value):
    global _generation
    with _table_lock:
        _table[key] = value
        _generation += 1


def size():
    return len(_table)  # expect: THR225 "is guarded by `_table_lock`"


def generation():
    return _generation  # expect: THR225


class Meter:
    def __init__(self):
        self._lock = threading.Lock()
        self._used = {}  # guarded-by: self._lock
        self._closed = False  # guarded-by: _lock
        # guarded-by: _lock
        self._months = [
            "start",
        ]
        self._used["first"] = 0
        self._fill()

    def _fill(self):
        self._months.append("now")

    def charge(self, tenant, units):
        with self._lock:
            self._add(tenant, units)

    # requires-lock: _lock
    def _add(self, tenant, units):
        self._used[tenant] = self._used.get(tenant, 0) + units

    def close_month(self):
        month, self._used = self._used, {}  # expect: THR225 "`self._used` is guarded by `self._lock`"
        return month

    def refund(self, tenant, units):
        self._add(tenant, -units)  # expect: THR225 "`Meter._add` requires `self._lock`"

    def end(self):
        with self._lock:
            self._closed = True

    def is_closed(self):
        return self._closed  # expect: THR225

    def months(self):
        with self._lock:
            return list(self._months)

    def _rename(
        self,
        old,
        new,
    ):  # requires-lock: _lock
        self._used[new] = self._used.pop(old)

    def rename(self, old, new):
        with self._lock:
            self._rename(old, new)


class Loud(Meter):
    def shout(self):
        return sorted(self._used)  # expect: THR225


def report(meter):
    return sum(meter._used.values())


class Typo:
    def __init__(self):
        self._lock = threading.Lock()
        self._items = []  # guarded-by: _lok
        # expect@-1: THR225 "names `_lok`, which is no attribute or global here"

    def add(self, item):
        with self._lock:
            self._items.append(item)
