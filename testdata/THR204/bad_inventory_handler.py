from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

stock = {"apple": 10, "pear": 5}


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        name = self.path.strip("/")
        left = stock[name] - 1
        self.log_message("%s left: %d", name, left)
        stock[name] = left  # expect: THR204
        self.send_response(204)
        self.end_headers()


if __name__ == "__main__":
    server = ThreadingHTTPServer(("localhost", 8080), Shop)
    server.serve_forever()
