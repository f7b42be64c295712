"""One kind of task sets the user, the other finds whoever was there before."""
import threading
from concurrent.futures import ThreadPoolExecutor

_session = threading.local()
_pool = ThreadPoolExecutor(max_workers=8)


def upload(user, name):
    _session.user = user  # expect: THR503
    store(name)


def store(name):
    print(name, "owned by", _session.user)


def audit(name):
    owner = getattr(_session, "user", "system")
    print(name, "touched by", owner)


def on_upload(files):
    for user, name in files:
        _pool.submit(upload, user, name)


def on_timer(names):
    for name in names:
        _pool.submit(audit, name)
