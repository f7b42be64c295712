class Connection:
    def __init__(self, number):
        self.number = number


class Pool:
    def __init__(self, size):
        self.free = [Connection(n) for n in range(size)]

    def get(self):
        if len(self.free) == 0:  # expect: THR206
            return Connection(-1)
        return self.free.pop(0)

    def put(self, connection):
        self.free.append(connection)
