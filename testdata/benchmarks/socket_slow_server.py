"""Asks a slow server on the loopback, a connection per request; expected: waits, n threads overlap n answers."""
import socket
import sys
import threading
import time

REQUESTS = 24


def answer(connection):
    with connection:
        question = connection.recv(1024)
        time.sleep(0.012)
        connection.sendall(question.upper())


def serve(listener):
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,), daemon=True).start()


def ask(address, count, sizes):
    for _ in range(count):
        with socket.create_connection(address) as client:
            client.sendall(b"what time is it")
            sizes.append(len(client.recv(1024)))


def main(threads=2):
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(listener,), daemon=True).start()
    sizes = []
    clients = [
        threading.Thread(target=ask, args=(listener.getsockname(), REQUESTS // threads, sizes)) for _ in range(threads)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
