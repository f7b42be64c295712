"""The main thread serves; a library does not know how the program ends."""
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


def save(path):
    with open(path, "w") as out:
        out.write("x")


def save_soon(path):
    threading.Thread(target=save, args=(path,), daemon=True).start()


def main():
    threading.Thread(target=save, args=("start",), daemon=True).start()
    HTTPServer(("", 8000), BaseHTTPRequestHandler).serve_forever()


if __name__ == "__main__":
    main()
