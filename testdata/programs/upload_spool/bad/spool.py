"""Keeps uploads as files of a folder; names that exist already get a number."""
import os

from scanner import scan


class Spool:
    def __init__(self, folder):
        self.folder = folder

    def save(self, name, data):
        """Returns the path under which the upload was stored."""
        stem, suffix = os.path.splitext(os.path.basename(name))
        path = os.path.join(self.folder, stem + suffix)
        number = 1
        while os.path.exists(path):  # expect: THR206
            number += 1
            path = os.path.join(self.folder, "%s-%d%s" % (stem, number, suffix))
        scan(data)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def count(self):
        return len(os.listdir(self.folder))
