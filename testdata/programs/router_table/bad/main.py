"""A dispatcher with worker threads."""
from concurrent.futures import ThreadPoolExecutor

from routing import Router


class App:
    def __init__(self):
        self.router = Router()

    def handle(self, path):
        handler = self.router.match(path)
        return 404 if handler is None else 200

    def handle_all(self, paths, workers=4):
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(self.handle, paths))


def main():
    paths = ["/", "/login", "/admin", "/json", "/nothing"]
    for path, status in zip(paths, App().handle_all(paths)):
        print(status, path)


if __name__ == "__main__":
    main()
