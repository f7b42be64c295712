"""Copy a tree to a backup folder with several threads, and say how much it was."""
import os
import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor


def counter():
    """Returns two functions: one adds the size of a file, one tells the sum."""
    total = 0
    lock = threading.Lock()

    def add(path):
        nonlocal total
        size = os.path.getsize(path)
        with lock:
            total += size

    def value():
        with lock:
            return total

    return add, value


def files_below(root):
    for folder, _, names in os.walk(root):
        for name in names:
            yield os.path.join(folder, name)


def backup(source, target, workers=4):
    """Returns the number of bytes in the backup."""
    add, value = counter()

    def copy(path):
        place = os.path.join(target, os.path.relpath(path, source))
        os.makedirs(os.path.dirname(place), exist_ok=True)
        shutil.copyfile(path, place)
        add(place)

    with ThreadPoolExecutor(max_workers=workers) as pool:
        for _ in pool.map(copy, files_below(source)):
            pass
    return value()


def make_tree(root, count, size):
    for number in range(count):
        folder = os.path.join(root, "folder%d" % (number % 5))
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "file%d" % number), "wb") as file:
            file.write(bytes(size))


def main():
    with tempfile.TemporaryDirectory() as source, tempfile.TemporaryDirectory() as target:
        make_tree(source, 12, 2000)
        print(backup(source, target), "bytes copied")


if __name__ == "__main__":
    main()
