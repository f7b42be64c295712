import socketserver
import threading


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True

    def __init__(self, address):
        socketserver.TCPServer.__init__(self, address, Handler)
        self.requests = 0


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.requests += 1  # expect: THR202


def main():
    server = Server(("127.0.0.1", 0))
    threading.Timer(0.02, server.shutdown).start()
    server.serve_forever(poll_interval=0.01)
    server.server_close()


if __name__ == "__main__":
    main()
