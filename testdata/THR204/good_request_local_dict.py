from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Form(BaseHTTPRequestHandler):
    def do_GET(self):
        self.counts = {}
        for part in self.path.split("/"):
            self.counts[part] = self.counts.get(part, 0) + 1
        environ = {"length": 0}
        for part in self.counts:
            environ["length"] += len(part)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(repr(environ).encode())


if __name__ == "__main__":
    ThreadingHTTPServer(("localhost", 8080), Form).serve_forever()
