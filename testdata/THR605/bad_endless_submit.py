# threadlint-test: preview select=THR605
# Tasks come as fast as the input does.
from concurrent.futures import ThreadPoolExecutor
import socket


def serve(connection):
    connection.sendall(b"hello")


def main(listener: socket.socket):
    pool = ThreadPoolExecutor(8)
    while True:
        connection, _ = listener.accept()
        pool.submit(serve, connection)  # expect: THR605 "wait in memory"
