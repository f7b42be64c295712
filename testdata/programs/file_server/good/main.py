"""A file server that tells how many bytes it has sent, for the bill."""
import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FILES = {
    "/index.html": b"<h1>files</h1>",
    "/data.bin": bytes(20000),
}


class FileServer(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, address, files):
        super().__init__(address, FileHandler)
        self.files = files
        self.bytes_sent = 0
        self.bytes_lock = threading.Lock()

    def bill(self, count):
        with self.bytes_lock:
            self.bytes_sent += count


class FileHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.server.files.get(self.path)
        if body is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.server.bill(self.send_body(body))

    def send_body(self, body, block=4096):
        sent = 0
        for start in range(0, len(body), block):
            sent += self.wfile.write(body[start : start + block])
            self.wfile.flush()
        return sent

    def log_message(self, format, *args):
        pass


def download(address, path):
    connection = http.client.HTTPConnection(*address, timeout=10)
    try:
        connection.request("GET", path)
        return len(connection.getresponse().read())
    finally:
        connection.close()


def serve_while(work, files):
    """Serve `files` while `work(address)` runs; returns the bytes on the bill."""
    with FileServer(("127.0.0.1", 0), files) as server:
        listener = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        listener.start()
        try:
            work(server.server_address)
        finally:
            server.shutdown()
            listener.join()
    with server.bytes_lock:
        return server.bytes_sent


def browse(address):
    for path in ("/index.html", "/data.bin", "/missing"):
        print(path, download(address, path))


def main():
    print(serve_while(browse, FILES), "bytes to pay for")


if __name__ == "__main__":
    main()
