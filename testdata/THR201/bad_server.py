import socketserver
import threading

hits = 0


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        global hits
        hits += 1  # expect: THR201


def main():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Timer(0.02, server.shutdown).start()
        server.serve_forever(poll_interval=0.01)
    print(hits)


if __name__ == "__main__":
    main()
