import http.server
import threading

served = 0


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        global served
        served += 1  # expect: THR201
        self.send_response(200)
        self.end_headers()


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Timer(0.02, server.shutdown).start()
    server.serve_forever(poll_interval=0.01)
    server.server_close()


if __name__ == "__main__":
    main()
