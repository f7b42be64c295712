# threadlint-test: preview
# The task catches what is expected to happen; everything else is lost.
import json
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(2)


def load(path):
    try:
        with open(path) as file:
            print(json.load(file)["name"])
    except OSError as error:
        print("cannot read", path, error)


def start(paths):
    for path in paths:
        executor.submit(load, path)  # expect: THR601
