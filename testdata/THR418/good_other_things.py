import socket
import threading
from concurrent.futures import ThreadPoolExecutor


def talk(host):
    s = socket.create_connection((host, 80))
    s.shutdown(socket.SHUT_WR)
    s.close()


def run():
    with ThreadPoolExecutor() as pool:
        print(list(pool.map(abs, [1, 2])))


with ThreadPoolExecutor() as pool:
    print(pool.submit(talk, "localhost").exception())
threading.Thread(target=run).start()
