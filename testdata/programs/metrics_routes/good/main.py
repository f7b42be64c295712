"""A small WSGI-like dispatcher that keeps per-route metrics for /metrics."""
import random
import threading
import time


class Metrics:
    """Counters of the whole process, written by every worker."""

    def __init__(self):
        self.errors = {}
        self._lock = threading.Lock()

    def timed(self, route, handler, request):
        started = time.perf_counter()
        try:
            response = handler(request)
        except ValueError:
            alerts = self.notify(route)
            with self._lock:
                self.errors[route] = self.errors.get(route, 0) + alerts
            response = "500"
        return response, time.perf_counter() - started

    def notify(self, route):
        """Tell the on-call channel; returns how many alerts it cost."""
        time.sleep(0.001)
        return 1

    def render(self):
        with self._lock:
            errors = dict(self.errors)
        return "\n".join("errors{route=%r} %d" % item for item in sorted(errors.items()))


def index(request):
    time.sleep(0.001)
    return "200"


def checkout(request):
    if request % 3 == 0:
        raise ValueError("card refused")
    time.sleep(0.001)
    return "200"


ROUTES = {"/": index, "/checkout": checkout}
metrics = Metrics()


def serve(requests):
    for number in requests:
        route = random.choice(list(ROUTES))
        metrics.timed(route, ROUTES[route], number)


def main():
    workers = [threading.Thread(target=serve, args=(range(i, i + 12),)) for i in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(metrics.render())


if __name__ == "__main__":
    main()
