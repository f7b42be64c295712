"""The request of a middleware."""
import threading

_request = threading.local()


def current_user():
    return getattr(_request, "user", None)


async def middleware(request, call_next):
    _request.user = request.user  # expect: THR504 "contextvars"
    try:
        return await call_next(request)
    finally:
        del _request.user
