# threadlint-test: preview select=THR903
# Fixtures that replace what all threads have.
import pytest


@pytest.mark.parallel_threads(4)
def test_output(capsys):  # expect: THR903 "`capsys`"
    print("a")
    assert capsys.readouterr().out == "a\n"


@pytest.mark.parallel_threads(4)
@pytest.mark.parametrize("mode", ["a", "b"])
def test_mode(mode, monkeypatch):  # expect: THR903
    monkeypatch.setenv("MODE", mode)


class TestWarnings:
    @pytest.mark.iterations(10)
    def test_warns(self, recwarn):  # expect: THR903
        assert not recwarn
