import socket
import threading


def handle(connection):
    connection.close()


def serve(server):
    while True:
        connection, address = server.accept()
        print(address)
        threading.Thread(target=lambda: handle(connection)).start()  # expect: THR123 "next value"


def main():
    server = socket.create_server(("", 0))
    serve(server)


main()
