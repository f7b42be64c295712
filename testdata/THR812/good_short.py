# threadlint-test: preview select=THR812
# It computes for a moment.
import socket
import threading


def crunch():
    total = 0
    for n in range(1000):
        total += n * n


def serve(listener):
    while True:
        connection, _ = listener.accept()
        connection.sendall(connection.recv(100))


threading.Thread(target=crunch).start()
threading.Thread(target=serve, args=(socket.create_server(("", 0)),)).start()
