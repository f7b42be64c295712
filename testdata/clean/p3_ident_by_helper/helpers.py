import threading


def current_id():
    return threading.current_thread().name
