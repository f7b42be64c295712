"""Serves prices over TCP: one line a change to everybody who is connected."""

import random
import socket
import socketserver
import threading
import time

from hub import Hub

hub = Hub()


class Subscriber(socketserver.StreamRequestHandler):
    def send(self, text):
        self.wfile.write(text.encode() + b"\n")

    def handle(self):
        hub.join(self)
        try:
            while self.rfile.readline():
                pass
        finally:
            hub.leave(self)


class TickerServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True


def publish_prices(closing, interval=0.002):
    price = 100.0
    while not closing.wait(interval):
        price += random.uniform(-1, 1)
        hub.publish("ACME %.2f" % price)


def watch(address, lines):
    with socket.create_connection(address) as connection:
        with connection.makefile() as ticker:
            for _ in range(lines):
                ticker.readline()


def main():
    closing = threading.Event()
    server = TickerServer(("127.0.0.1", 0), Subscriber)
    acceptor = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    publisher = threading.Thread(target=publish_prices, args=(closing,))
    acceptor.start()
    publisher.start()
    for _ in range(3):
        watch(server.server_address, 5)
        time.sleep(0.005)
    closing.set()
    publisher.join()
    server.shutdown()
    acceptor.join()
    server.server_close()
    print("market closed")


if __name__ == "__main__":
    main()
