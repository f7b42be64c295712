"""What the tests in this folder share: a scratch folder, programs with a known finding, a way to run threadlint.

usage of each of them: NAME.py PROGRAM [arguments of unittest]
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))

COUNT = """hits = 0


def worker():
    global hits
    hits += 1
"""
MAIN = """import threading

from count import worker

threads = [threading.Thread(target=worker) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""
# THR101 in line 4.
RUN = """import threading

thread = threading.Thread(target=print)
thread.run()
"""


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "THREADLINT_"))}
    kept.pop("NO_COLOR", None)
    kept.pop("FORCE_COLOR", None)
    return dict(kept, LC_ALL="C", **more)


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.top = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.top, ignore_errors=True)

    def path(self, name):
        return os.path.join(os.fsencode(self.top), os.fsencode(name))

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def text(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run_in(self, folder, *arguments, **more):
        """(exit code, standard output, standard error)"""
        done = subprocess.run(
            [PROGRAM, *arguments], cwd=self.path(folder), capture_output=True, stdin=subprocess.DEVNULL,
            env=environment(**more), timeout=120,
        )
        return (done.returncode, done.stdout.decode("utf-8", "surrogateescape"),
                done.stderr.decode("utf-8", "surrogateescape"))

    def check(self, *arguments, **more):
        return self.run_in("", "check", "--output-format", "concise", "-q", *arguments, **more)

    def places(self, *arguments, folder="", **more):
        """`file:line code` of all findings; the run must not fail."""
        code, out, error = self.run_in(folder, "check", "--output-format", "concise", "-q", *arguments, **more)
        self.assertEqual(error, "")
        lines = [line.split(": ", 1)[0].rsplit(":", 1)[0] + " " + line.split(": ", 1)[1][:6]
                 for line in out.splitlines()]
        self.assertEqual(code, 1 if lines else 0)
        return lines


def main():
    unittest.main(verbosity=1)
