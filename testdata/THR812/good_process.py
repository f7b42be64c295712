# threadlint-test: preview select=THR812
# The computation has a process of its own.
import multiprocessing
import socket
import threading


def crunch():
    while True:
        total = 0
        for n in range(1000000):
            total += n * n


def serve(listener):
    while True:
        connection, _ = listener.accept()
        connection.sendall(connection.recv(100))


if __name__ == "__main__":
    multiprocessing.Process(target=crunch, daemon=True).start()
    threading.Thread(target=serve, args=(socket.create_server(("", 0)),)).start()
