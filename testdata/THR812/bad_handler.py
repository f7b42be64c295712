# threadlint-test: preview select=THR812
# A long computation beside handlers of requests.
import socketserver
import threading


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(self.request.recv(100))


def compute():
    total = 0
    for n in range(100000000):
        total += n
    return total


if __name__ == "__main__":
    threading.Thread(target=compute).start()  # expect: THR812 "Handler.handle"
    socketserver.ThreadingTCPServer(("", 8000), Handler).serve_forever()
