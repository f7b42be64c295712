# The pool is an attribute, the task a method; one future is kept in a name that nobody reads.
import concurrent.futures
import shutil
import subprocess


class Importer:
    def __init__(self):
        self.executor = concurrent.futures.ThreadPoolExecutor(max_workers=2)

    def _convert(self, path):
        subprocess.run(["convert", path], check=True)

    def add(self, path):
        self.executor.submit(self._convert, path)  # expect: THR601 "Importer._convert"

    def add_all(self, paths):
        for path in paths:
            future = self.executor.submit(self._convert, path)  # expect: THR601

    def forget(self, path):
        self.executor.submit(shutil.rmtree, path)  # expect: THR601
        self.executor.submit(lambda: self._convert(path))  # expect: THR601 "the lambda"
