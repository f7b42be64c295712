"""A module that keeps a lock for its globals."""

import threading

_lock = threading.Lock()
_serial = 0
_names = {}


def next_serial():
    global _serial
    with _lock:
        _serial += 1
        return _serial


def skip(count):
    global _serial
    with _lock:
        _serial += count


def rewind(count):
    global _serial
    _serial -= count  # expect: THR210


def register(name):
    with _lock:
        if name not in _names:
            _names[name] = len(_names)
        return _names[name]


def known():
    with _lock:
        return sorted(_names)


def forget(name):
    del _names[name]  # expect: THR210
