import socket
import threading


class Receiver:
    def __init__(self, port):
        self.port = port
        self.lines = []

    def loop(self):
        connection = socket.create_connection(("localhost", self.port))
        while True:
            data = connection.recv(1024)
            self.lines.append(int(data))

    def start(self):
        thread = threading.Thread(target=self.loop, daemon=True)  # expect: THR113
        thread.start()
