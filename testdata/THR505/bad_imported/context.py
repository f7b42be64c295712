import threading


class Context(threading.local):
    tags = set()  # expect: THR505


context = Context()
