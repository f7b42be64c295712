# threadlint-test: preview select=THR903
# All tests of the module run in parallel.
import warnings
from unittest import mock
import pytest

pytestmark = pytest.mark.parallel_threads(8)


def test_patched():
    with mock.patch("os.getcwd", return_value="/"):  # expect: THR903 "mock.patch"
        assert True


def test_warning():
    with pytest.warns(UserWarning):  # expect: THR903
        warnings.warn("a")
