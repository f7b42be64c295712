# Each request starts threads, and waits for them.
from concurrent.futures import ThreadPoolExecutor
from flask import Flask, jsonify
import socketserver

app = Flask(__name__)


def ask(provider):
    return open(provider).read()


@app.route("/search")
def search():
    with ThreadPoolExecutor(max_workers=5) as executor:  # expect: THR604 "for each request"
        return jsonify(list(executor.map(ask, ["a", "b"])))


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        pool = ThreadPoolExecutor(4)  # expect: THR604
        for text in pool.map(ask, ["a", "b"]):
            self.request.sendall(text.encode())
        pool.shutdown()


if __name__ == "__main__":
    socketserver.ThreadingTCPServer(("", 8000), Handler).serve_forever()
