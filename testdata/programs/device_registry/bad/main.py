"""HTTP hub of a smart home: devices report, the dashboard asks for all of them."""

import http.client
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from registry import Registry

registry = Registry()


class HubHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        self._answer(registry.overview())

    def do_POST(self):
        query = dict(parse_qsl(urlsplit(self.path).query))
        registry.report(query["name"], query.get("kind", "sensor"))
        self._answer({"known": query["name"]})

    def do_DELETE(self):
        self._answer({"gone": registry.forget(self.path.lstrip("/"))})

    def _answer(self, data):
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        pass


def ask(address, method, path):
    connection = http.client.HTTPConnection(*address, timeout=5)
    try:
        connection.request(method, path)
        return json.loads(connection.getresponse().read().decode())
    finally:
        connection.close()


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), HubHandler)
    server.daemon_threads = False
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    serving.start()
    try:
        for name in ("door", "window", "boiler"):
            ask(server.server_address, "POST", "/report?name=%s&kind=sensor" % name)
        ask(server.server_address, "DELETE", "/window")
        print(sorted(ask(server.server_address, "GET", "/")))
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


if __name__ == "__main__":
    main()
