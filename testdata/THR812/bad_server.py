# threadlint-test: preview select=THR812
# A thread that computes for ever beside a server.
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
        connection.close()


threading.Thread(target=crunch, daemon=True).start()  # expect: THR812 "`serve`"
threading.Thread(target=serve, args=(socket.create_server(("", 0)),)).start()
