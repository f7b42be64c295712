# threadlint-test: preview select=THR812
# It computes without the GIL.
import hashlib
import socket
import threading


def crunch():
    data = bytes(1 << 24)
    while True:
        hashlib.sha256(data)


def serve(listener):
    while True:
        connection, _ = listener.accept()
        connection.sendall(connection.recv(100))


threading.Thread(target=crunch).start()
threading.Thread(target=serve, args=(socket.create_server(("", 0)),)).start()
