import contextlib
import io
import warnings
from concurrent.futures import ThreadPoolExecutor
from unittest import mock


def run_script(code):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):  # expect: THR216 "`sys.stdout`"
        exec(code)
    return out.getvalue()


def quiet(job):
    # expect@+1[default, cpython-3.13]: THR216 "the warning filters"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return job()


def patched(job):
    with mock.patch("os.getcwd", return_value="/"):  # expect: THR216
        return job()


def patched_object(job):
    with mock.patch.object(io, "open") as fake:  # expect: THR216
        job()
    return fake.called


with ThreadPoolExecutor() as pool:
    print(list(pool.map(run_script, ["print(1)", "print(2)"])))
    pool.map(quiet, [print, print])  # expect: THR602
    pool.map(patched, [print])  # expect: THR602
    pool.map(patched_object, [print])  # expect: THR602
