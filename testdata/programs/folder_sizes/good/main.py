"""Adds up the sizes of folders: a task for each folder, which starts tasks for those in it."""
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=4)


def bytes_in(folder):
    return folder["bytes"]


def report(folder):
    todo, parts = [folder], []
    while todo:
        folder = todo.pop()
        todo.extend(folder["folders"])
        parts.append(pool.submit(bytes_in, folder))
    return sum(part.result() for part in parts)


if __name__ == "__main__":
    print(report({"bytes": 1, "folders": [{"bytes": 2, "folders": []}]}))
