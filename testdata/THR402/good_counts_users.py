import threading


class Resource:
    def __init__(self):
        self._lock = threading.Lock()
        self.users = 0
        self.most = 0

    def __enter__(self):
        with self._lock:
            self.users += 1
        return self

    def __exit__(self, *details):
        with self._lock:
            self.users -= 1


class Connection:
    def __init__(self, resource):
        self.resource = resource

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        with self.resource:
            print("closed")


resource = Resource()
with resource:
    print(resource.users)
with Connection(resource) as connection:
    print(connection)
