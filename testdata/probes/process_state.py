# The `process-state` of rules/api: whether the main thread sees what another thread changes; runs alone.
import locale
import os
import random
import socket
import sys
import tempfile
import threading
import time
import warnings

from probing import report

folder = os.path.realpath(tempfile.mkdtemp())


def umask_now():
    path = os.path.join(folder, "made")
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o777))
    mode = os.stat(path).st_mode
    os.remove(path)
    return mode


def draw():
    state = random.getstate()
    value = random.random()
    random.setstate(state)
    return value


def set_environ():
    os.environ["THREADLINT_PROBE"] = "1"


def call(function, *arguments):
    return lambda: function(*arguments)


def enter(make):
    return lambda: make().__enter__()


def assign(name, value):
    return lambda: setattr(sys, name, value)


def strict_warnings():
    warnings.catch_warnings().__enter__()
    warnings.simplefilter("error")


def warns():
    try:
        with_filters = warnings.filters[0][0]
        warnings.warn("probe", UserWarning)
    except UserWarning:
        with_filters = "raises"
    return with_filters


# By name in the model: what changes it, what reads it.
CASES = {
    "os.chdir": (call(os.chdir, folder), os.getcwd),
    "os.umask": (call(os.umask, 0o077), umask_now),
    "os.environ": (set_environ, lambda: os.environ.get("THREADLINT_PROBE")),
    "random.seed": (call(random.seed, 42), draw),
    "socket.setdefaulttimeout": (call(socket.setdefaulttimeout, 12.5), socket.getdefaulttimeout),
    "sys.setrecursionlimit": (call(sys.setrecursionlimit, 4321), sys.getrecursionlimit),
    "sys.stdin": (assign("stdin", None), lambda: sys.stdin is None),
    "sys.stderr": (assign("stderr", sys.__stdout__), lambda: sys.stderr is sys.__stdout__),
    "locale.setlocale": (call(locale.setlocale, locale.LC_ALL, "C.UTF-8"), lambda: locale.setlocale(locale.LC_ALL)),
    "warnings.catch_warnings": (strict_warnings, warns),
}
if hasattr(os, "fchdir"):
    CASES["os.fchdir"] = (lambda: os.fchdir(os.open("/", os.O_RDONLY)), os.getcwd)
if hasattr(time, "tzset"):

    def change_zone():
        os.environ["TZ"] = "XXX-5:30"
        time.tzset()

    CASES["time.tzset"] = (change_zone, lambda: time.timezone)
try:
    import contextlib

    CASES["contextlib.redirect_stderr"] = (
        enter(lambda: contextlib.redirect_stderr(sys.__stdin__)),
        lambda: sys.stderr is sys.__stdin__,
    )
    CASES["contextlib.chdir"] = (enter(lambda: contextlib.chdir("/usr")), os.getcwd)
except (ImportError, AttributeError):
    pass
try:
    from unittest import mock

    CASES["unittest.mock.patch"] = (enter(lambda: mock.patch("os.getlogin", 1)), lambda: os.getlogin == 1)
    CASES["unittest.mock.patch.object"] = (enter(lambda: mock.patch.object(os, "getlogin", 2)), lambda: os.getlogin == 2)
    CASES["unittest.mock.patch.dict"] = (enter(lambda: mock.patch.dict(CASES, {"x": 1})), lambda: "x" in CASES)
except ImportError:
    pass

failed = []


def attempt(change):
    try:
        change()
    except Exception as error:  # this interpreter cannot do it
        failed.append(error)


for name in sorted(CASES):
    change, read = CASES[name]
    del failed[:]
    before = read()
    worker = threading.Thread(target=attempt, args=(change,))
    worker.start()
    worker.join()
    if not failed:
        report("process state: " + name, read() != before)
