"""One handler object serves all connections, and keeps the request in itself."""

import socket
import threading


class Server:
    def __init__(self, port):
        self.listener = socket.create_server(("", port))
        self.request = b""

    def serve(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.handle, args=(connection,)).start()

    def handle(self, connection):
        self.request = connection.recv(1000)  # expect: THR228 "self.request"
        if self.request.startswith(b"GET"):
            self.answer(connection)
        connection.close()

    def answer(self, connection):
        connection.sendall(self.request)


Server(8000).serve()
