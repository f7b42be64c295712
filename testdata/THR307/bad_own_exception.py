"""The handler is for an error that is raised under the lock."""
import threading


class NotReady(Exception):
    pass


class Player:
    def __init__(self, client):
        self.lock = threading.Lock()
        self.client = client
        self.position = None

    def where(self):
        if self.position is None:
            raise NotReady("no position")
        return self.position

    def tell(self):
        try:
            self.lock.acquire()  # expect: THR307
            self.client.update(self.where())
            self.lock.release()
        except NotReady:
            print("not ready")
