import socketserver
import threading


class Handler(socketserver.StreamRequestHandler):
    def setup(self):
        socketserver.StreamRequestHandler.setup(self)
        self.lines = 0

    def handle(self):
        for _ in self.rfile:
            self.lines += 1


def main():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Timer(0.02, server.shutdown).start()
        server.serve_forever(poll_interval=0.01)


if __name__ == "__main__":
    main()
