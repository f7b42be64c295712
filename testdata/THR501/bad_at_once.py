import threading


def set_user(user):
    threading.local().user = user  # expect: THR501 "one expression"


def get_user():
    return getattr(threading.local(), "user", None)  # expect: THR501


set_user("ann")
print(get_user())
