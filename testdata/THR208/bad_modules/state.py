import threading


class Session:
    def __init__(self):
        self.requests = []


lock = threading.Lock()
session = None
