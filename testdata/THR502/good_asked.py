"""Readers that expect its lack."""
import threading

_local = threading.local()
_local.user = "main"
_state = threading.local()
_state.stack = []


def user():
    return getattr(_local, "user", None)


def stack():
    try:
        return _state.stack
    except AttributeError:
        _state.stack = []
    return _state.stack


threading.Thread(target=user).start()
threading.Thread(target=stack).start()
