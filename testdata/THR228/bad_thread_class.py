"""Threads of a class leave their result in a class attribute."""

import threading


class Download(threading.Thread):
    size = 0

    def __init__(self, path):
        super().__init__()
        self.path = path

    def run(self):
        with open(self.path, "rb") as file:
            Download.size = len(file.read())  # expect: THR228 "Download.size"


def main(paths):
    downloads = [Download(path) for path in paths]
    for download in downloads:
        download.start()
    for download in downloads:
        download.join()
    return Download.size


print(main(["a", "b"]))
