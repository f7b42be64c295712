import threading
import time

routes = {}


def route(path):
    def register(function):
        routes[path] = function
        return function

    return register


@route("/")
def index():
    return "index"


@route("/about")
def about():
    return "about"


def serve():
    for path, function in routes.items():
        time.sleep(0.001)
        print(path, function())


threads = [threading.Thread(target=serve) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
