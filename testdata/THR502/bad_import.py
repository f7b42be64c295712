"""A default that only the importing thread has."""
import threading

_local = threading.local()
_local.user = None


def set_user(user):
    old = _local.user  # expect: THR502 "`user`"
    _local.user = user
    return old
