# threadlint-test: preview select=THR903
# Nobody says that these run in parallel.
import pytest


def test_output(capsys):
    print("a")
    assert capsys.readouterr().out == "a\n"


@pytest.mark.slow
def test_mode(monkeypatch):
    monkeypatch.setenv("MODE", "a")
