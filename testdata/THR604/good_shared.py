# Made once: by the module, the object, the caller, or when it is first needed.
from concurrent.futures import ThreadPoolExecutor
from flask import Flask

app = Flask(__name__)
executor = ThreadPoolExecutor(5)
_lazy = None


def ask(provider):
    return open(provider).read()


def lazy():
    global _lazy
    if _lazy is None:
        _lazy = ThreadPoolExecutor(2)
    return _lazy


@app.route("/search")
def search():
    return "".join(executor.map(ask, ["a", "b"])) + "".join(lazy().map(ask, ["c"]))


class Client:
    def __init__(self, count):
        self.pool = ThreadPoolExecutor(count)

    def all(self, batches):
        for batch in batches:
            print(list(self.pool.map(ask, batch)))


def main(batches):
    with ThreadPoolExecutor() as pool:
        for batch in batches:
            print(list(pool.map(ask, batch)))
