"""Keeps the high-water mark of ids in a file, so that ids survive a restart."""

import os


class MarkFile:
    def __init__(self, path):
        self.path = path

    def load(self):
        try:
            with open(self.path) as mark:
                return int(mark.read())
        except FileNotFoundError:
            return 1

    def save(self, number):
        scratch = self.path + ".new"
        with open(scratch, "w") as mark:
            mark.write(str(number))
        os.replace(scratch, self.path)
