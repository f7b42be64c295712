# threadlint-test: preview select=THR903
# Blocks that change the process for a while.
import contextlib
import io
import warnings
import pytest


@pytest.mark.parallel_threads(2)
def test_quiet():
    with warnings.catch_warnings():  # expect: THR903
        warnings.simplefilter("ignore")


@pytest.mark.parallel_threads(2)
def test_redirected():
    out = io.StringIO()
    with contextlib.redirect_stdout(out):  # expect: THR903
        print("a")
    assert out.getvalue() == "a\n"
