"""What a task sets it deletes, whatever happens."""
import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

context = threading.local()
options = threading.local()


@contextlib.contextmanager
def verbose(level):
    before = getattr(options, "level", 0)
    options.level = level
    try:
        yield
    finally:
        options.level = before


def audit(action):
    print(action, getattr(context, "user", "nobody"), getattr(options, "level", 0))


def handle(request):
    if "user" in request:
        context.user = request["user"]
    try:
        with verbose(request["level"]):
            audit(request["action"])
    finally:
        if hasattr(context, "user"):
            del context.user


def main(requests):
    with ThreadPoolExecutor() as pool:
        for request in requests:
            pool.submit(handle, request)
