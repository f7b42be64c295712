"""The handler is for an error that nothing under the lock raises."""
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
            raise NotReady
        return self.position

    def tell(self):
        try:
            position = self.where()
            if self.lock.acquire(False):
                self.client.update(position)
                self.lock.release()
        except NotReady:
            print("not ready")
