"""A server that wants its I/O threads to get a turn sooner."""
import socketserver
import sys
import threading


class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line)


def main():
    try:
        sys.setswitchinterval(1e-6)  # expect: THR809
    except AttributeError:
        pass
    server = socketserver.ThreadingTCPServer(("", 9000), Echo)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    input("Enter stops: ")
    server.shutdown()


if __name__ == "__main__":
    main()
