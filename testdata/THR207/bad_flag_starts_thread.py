import socketserver
import threading
import time

started = False


def clean():
    while True:
        time.sleep(60)


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        global started
        if not started:  # expect: THR207
            started = True
            threading.Thread(target=clean, daemon=True).start()
        self.wfile.write(b"ok\n")


if __name__ == "__main__":
    with socketserver.ThreadingTCPServer(("localhost", 9999), Handler) as server:
        server.serve_forever()
