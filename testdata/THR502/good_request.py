"""The frame around sets it for each request."""
import threading

_request = threading.local()


class Middleware:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        _request.environ = environ
        try:
            return self.app(environ, start_response)
        finally:
            del _request.environ


def current_path():
    return _request.environ["PATH_INFO"]
