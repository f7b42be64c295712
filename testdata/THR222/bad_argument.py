"""The thread gets the object as an argument."""

import threading
import time


def heartbeat(client):
    while True:
        client.send(b"ping")
        time.sleep(client.interval)


class Client:
    def __init__(self, send):
        self.send = send
        thread = threading.Thread(target=heartbeat, args=(self,), daemon=True)
        thread.start()  # expect: THR222 "self.interval"
        self.interval = 10


Client(print)
time.sleep(1)
