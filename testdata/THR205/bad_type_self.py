import threading
import time


class Connection:
    opened = 0

    def open(self):
        time.sleep(0.001)
        type(self).opened += 1  # expect: THR205


def client():
    connection = Connection()
    connection.open()


threads = [threading.Thread(target=client) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Connection.opened)
