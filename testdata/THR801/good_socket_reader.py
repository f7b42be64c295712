import socket
import threading


def read(connection):
    total = 0
    while True:
        data = connection.recv(4096)
        if not data:
            break
        total += len(data)
    connection.close()
    print(total)


ends = [socket.socketpair() for _ in range(2)]
threads = [threading.Thread(target=read, args=(pair[0],)) for pair in ends]
for thread in threads:
    thread.start()
for pair in ends:
    pair[1].sendall(b"x" * 100)
    pair[1].close()
for thread in threads:
    thread.join()
