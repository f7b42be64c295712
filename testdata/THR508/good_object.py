import threading


def is_main():
    return threading.current_thread() is threading.main_thread()
