# What is raised goes to a callback; a wrapper of the project's own looks at the rest.
import functools
import traceback
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def logged(function):
    @functools.wraps(function)
    def run(*args):
        try:
            return function(*args)
        except Exception:
            traceback.print_exc()

    return run


@logged
def convert(path):
    return open(path).read()


def plain(path):
    return open(path).read()


class Executor(ThreadPoolExecutor):
    def submit(self, function, *args):
        return super().submit(logged(function), *args)


def main(paths):
    pool = ThreadPool(2)
    for path in paths:
        pool.apply_async(plain, (path,), error_callback=print)
    pool.close()
    pool.join()
    with ThreadPoolExecutor(2) as executor, Executor(2) as safe:
        for path in paths:
            executor.submit(convert, path)
            safe.submit(plain, path)
