from threading import current_thread


def is_worker():
    return current_thread().name.startswith("worker-")  # expect: THR508
