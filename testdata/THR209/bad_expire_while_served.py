import socketserver
import threading
import time

sessions = {}


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        sessions[self.client_address] = time.time()
        for line in self.rfile:
            sessions[self.client_address] = time.time()
        sessions.pop(self.client_address, None)


def expire():
    while True:
        time.sleep(60)
        old = [key for key, seen in sessions.items() if time.time() - seen > 600]  # expect: THR209
        for key in old:
            sessions.pop(key, None)


if __name__ == "__main__":
    threading.Thread(target=expire, daemon=True).start()
    with socketserver.ThreadingTCPServer(("localhost", 9999), Handler) as server:
        server.serve_forever()
