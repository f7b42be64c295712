# A server that serves one client at a time.
import socket
import threading


class Handler(threading.Thread):
    def __init__(self, client):
        super().__init__()
        self.client = client

    def run(self):
        self.client.sendall(b"hello")
        self.client.close()


def serve():
    server = socket.socket()
    server.bind(("localhost", 0))
    server.listen()
    while True:
        client, address = server.accept()
        handler = Handler(client)
        handler.start()
        handler.join()  # expect: THR131


if __name__ == "__main__":
    serve()
