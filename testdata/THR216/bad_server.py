import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        os.environ["REMOTE_USER"] = self.headers["X-User"]  # expect: THR216 "the environment"
        sys.stdout = self.wfile  # expect: THR216 "`sys.stdout`"
        self.write_file()

    def write_file(self):
        old = os.umask(0o077)  # expect: THR216
        with open("upload", "wb") as f:
            f.write(self.rfile.read())
        os.umask(old)


ThreadingHTTPServer(("", 8000), Handler).serve_forever()
