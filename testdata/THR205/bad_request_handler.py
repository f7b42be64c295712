import socketserver


class Echo(socketserver.StreamRequestHandler):
    requests = 0

    def handle(self):
        line = self.rfile.readline()
        Echo.requests += 1  # expect: THR205
        self.wfile.write(b"%d %s" % (Echo.requests, line))


if __name__ == "__main__":
    with socketserver.ThreadingTCPServer(("localhost", 9999), Echo) as server:
        server.serve_forever()
