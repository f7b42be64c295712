# threadlint-test: preview select=THR903
# Marked as not for threads.
import pytest

pytestmark = pytest.mark.parallel_threads(4)


@pytest.mark.thread_unsafe
def test_output(capsys):
    print("a")


@pytest.mark.thread_unsafe(reason="environment")
def test_mode(monkeypatch):
    monkeypatch.setenv("MODE", "a")
