"""Sends messages over one connection, waiting with its lock held; expected: does not scale."""
import sys
import threading
import time

MESSAGES = 24


class Connection:
    def __init__(self):
        self.lock = threading.Lock()
        self.sent = 0

    def send(self, message):
        with self.lock:
            time.sleep(0.0125)
            self.sent += len(message)


def send_all(connection, count):
    for _ in range(count):
        connection.send("hello")


def main(threads=2):
    connection = Connection()
    workers = [threading.Thread(target=send_all, args=(connection, MESSAGES // threads)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return connection.sent


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
