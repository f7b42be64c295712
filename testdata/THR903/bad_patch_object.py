# threadlint-test: preview select=THR903
# `patch.object` and `patch.dict`.
import os
from unittest.mock import patch
import pytest


@pytest.mark.parallel_threads(2)
def test_object():
    with patch.object(os, "getcwd") as fake:  # expect: THR903
        os.getcwd()
    assert fake.called


@pytest.mark.parallel_threads(2)
def test_dict():
    with patch.dict(os.environ, {"A": "1"}):  # expect: THR903
        assert os.environ["A"] == "1"
