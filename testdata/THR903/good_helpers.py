# threadlint-test: preview select=THR903
# A helper is no test.
import pytest

pytestmark = [pytest.mark.parallel_threads(4)]


def make(monkeypatch):
    monkeypatch.setenv("MODE", "a")


@pytest.fixture
def mode(monkeypatch):
    monkeypatch.setenv("MODE", "a")
