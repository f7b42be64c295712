# The results are asked for, here or by somebody else.
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def work(path):
    return open(path).read()


def collected(paths):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(work, path) for path in paths]
        return [future.result() for future in futures]


def by_completion(paths):
    results = {}
    with ThreadPoolExecutor() as pool:
        names = {}
        for path in paths:
            names[pool.submit(work, path)] = path
        for future in as_completed(names):
            try:
                results[names[future]] = future.result()
            except OSError:
                print("cannot read", names[future])
    return results


def waited(paths):
    with ThreadPoolExecutor() as pool:
        done, _ = wait([pool.submit(work, path) for path in paths])
        for future in done:
            future.result()


def callback(paths):
    with ThreadPoolExecutor() as pool:
        for path in paths:
            pool.submit(work, path).add_done_callback(lambda f: print(f.exception()))


def later(paths):
    with ThreadPoolExecutor() as pool:
        getters = []
        for path in paths:
            future = pool.submit(work, path)
            getters.append(lambda future=future: future.result())
        for get in getters:
            get()


class Keeper:
    def __init__(self):
        self.pool = ThreadPoolExecutor()
        self.futures = []

    def start(self, path):
        self.futures.append(self.pool.submit(work, path))
        return self.pool.submit(work, path)
