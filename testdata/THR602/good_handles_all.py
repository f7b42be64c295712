# The task catches everything, or there is nothing to catch.
import logging
from concurrent.futures import ThreadPoolExecutor

seen = []


def remove(path):
    try:
        open(path).close()
    except Exception:
        logging.exception("cannot open %s", path)


def remember(path):
    seen.append(path)
    print("saw", path)


with ThreadPoolExecutor() as pool:
    pool.map(remove, ["a", "b"])
    pool.map(remember, ["a", "b"])
