"""Starts and stops the upload server."""
import contextlib
import threading
from http.server import ThreadingHTTPServer

from uploads import UploadHandler


@contextlib.contextmanager
def running():
    server = ThreadingHTTPServer(("127.0.0.1", 0), UploadHandler)
    server.daemon_threads = False
    server.files = {}
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
