"""HTTP handler that stores uploads in memory and counts what came in."""
from http.server import BaseHTTPRequestHandler


class UploadHandler(BaseHTTPRequestHandler):
    """PUT stores a file. One handler is made for each connection."""

    bytes_stored = 0
    block = 1024

    def do_PUT(self):
        length = int(self.headers.get("Content-Length", 0))
        type(self).bytes_stored += self.receive(length)  # expect: THR205
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def receive(self, length):
        """Read the body from the socket; returns the number of bytes stored."""
        blocks = []
        while length > 0:
            block = self.rfile.read(min(self.block, length))
            if not block:
                break
            blocks.append(block)
            length -= len(block)
        self.server.files[self.path] = b"".join(blocks)
        return sum(map(len, blocks))

    def log_message(self, format, *args):
        pass
