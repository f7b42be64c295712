"""The connection is in the table before it has an address."""

import threading
import time

connections = {}


class Connection:
    pass


def watch():
    while True:
        for connection in list(connections.values()):
            print(connection.address, connection.opened)
        time.sleep(1)


threading.Thread(target=watch, daemon=True).start()
for number in range(100):
    connection = Connection()
    connections[number] = connection  # expect: THR223
    connection.address = "10.0.0.%d" % number
    connection.opened = time.time()
