import threading

changed = threading.Condition()


def wake():
    with changed:
        changed.notify()


def work():
    with changed:
        wake()
        with changed:
            changed.notify_all()


work()
