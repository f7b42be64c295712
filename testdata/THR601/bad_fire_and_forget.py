# Requests handed over one by one; nobody keeps the futures.
import socket
from concurrent.futures import ThreadPoolExecutor


def serve_connection(sock, address):
    data = sock.recv(1024)
    sock.sendall(data.upper())
    sock.close()


def serve(port):
    listener = socket.socket()
    listener.bind(("", port))
    listener.listen()
    pool = ThreadPoolExecutor(20)
    while True:
        sock, address = listener.accept()
        pool.submit(serve_connection, sock, address)  # expect: THR601 "`serve_connection`"


if __name__ == "__main__":
    serve(8080)
