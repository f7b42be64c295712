"""Adds up the sizes of folders: a task for each folder, which starts tasks for those in it."""
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=4)


def size_of(folder):
    parts = [pool.submit(size_of, inner) for inner in folder["folders"]]
    return folder["bytes"] + sum(part.result() for part in parts)  # expect: THR405


def report(folder):
    return pool.submit(size_of, folder).result()


if __name__ == "__main__":
    print(report({"bytes": 1, "folders": [{"bytes": 2, "folders": []}]}))
