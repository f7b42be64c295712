"""A subclass gives each thread a default, but not each task."""
from concurrent.futures import ThreadPoolExecutor
from threading import local


class RequestContext(local):
    user = None

    def login(self, user):
        self.user = user  # expect: THR503


context = RequestContext()


def authorise(request):
    token = request.get("token")
    if token:
        context.login(token.split(":")[0])


def serve(request):
    authorise(request)
    if context.user is None:
        return 401
    return context.user, request["path"]


class App:
    def __init__(self):
        self.pool = ThreadPoolExecutor(max_workers=2)

    def on_requests(self, requests):
        futures = []
        for request in requests:
            futures.append(self.pool.submit(serve, request))
        return [f.result() for f in futures]
