"""Each task sets what it reads, first."""
import threading
from concurrent.futures import ThreadPoolExecutor

context = threading.local()


def audit(action):
    print(action, getattr(context, "user", "nobody"))


def handle(request):
    if "user" in request:
        context.user = request["user"]
    else:
        context.user = None
    audit(request["action"])


def main(requests):
    with ThreadPoolExecutor() as pool:
        list(pool.map(handle, requests))
