import sqlite3
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Page(BaseHTTPRequestHandler):
    database = None

    def db(self):
        if self.database is None:
            self.database = sqlite3.connect("pages.db")
        return self.database

    def do_GET(self):
        rows = self.db().execute("select 1").fetchall()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(repr(rows).encode())


if __name__ == "__main__":
    ThreadingHTTPServer(("localhost", 8080), Page).serve_forever()
