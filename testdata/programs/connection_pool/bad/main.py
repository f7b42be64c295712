"""A pool of connections."""
import threading


class Pool:
    def __init__(self, connections):
        self._admin = threading.Lock()
        self._free = threading.Condition()
        self._connections = list(connections)

    def take(self):
        with self._admin:
            with self._free:
                while not self._connections:
                    self._free.wait()  # expect: THR408
                return self._connections.pop()

    def give_back(self, connection):
        with self._admin:
            with self._free:
                self._connections.append(connection)
                self._free.notify()


def query(pool, out):
    connection = pool.take()
    out.append(connection)
    pool.give_back(connection)


if __name__ == "__main__":
    pool, out = Pool(["c"]), []
    threads = [threading.Thread(target=query, args=(pool, out)) for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
