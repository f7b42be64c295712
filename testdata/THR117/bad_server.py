import socket
import threading
import time


def serve(port):
    listener = socket.socket()
    listener.bind(("localhost", port))
    listener.listen(1)
    connection, _ = listener.accept()
    connection.close()
    listener.close()


def main():
    server = threading.Thread(target=serve, args=(9000,))
    server.start()
    time.sleep(0.5)  # expect: THR117
    client = socket.create_connection(("localhost", 9000))
    client.close()
    server.join()
