"""What is looked up between acquire and release is known to be there."""
import threading
import uuid


class Sound:
    def __init__(self):
        self.lock = threading.Lock()
        self.parts = []
        self.names = []

    def add(self, data, size):
        self.lock.acquire()
        if len(self.parts) and len(self.parts[-1]) < size:
            self.parts[-1] = data
        else:
            self.parts.append(data)
        self.lock.release()

    def sum(self):
        total = 0
        self.lock.acquire()
        for i in range(len(self.parts)):
            total += len(self.parts[i])
        self.lock.release()
        return total

    def name(self):
        self.lock.acquire()
        self.names.append(str(uuid.uuid4()))
        self.lock.release()
