import socket
import threading

ready = threading.Event()


def serve(port):
    listener = socket.socket()
    listener.bind(("localhost", port))
    listener.listen(1)
    ready.set()
    listener.accept()


def main():
    server = threading.Thread(target=serve, args=(9000,), daemon=True)
    server.start()
    ready.wait()
    socket.create_connection(("localhost", 9000)).close()
