# threadlint-test: preview select=THR903
# Fixtures that give each test its own things.
import pytest


@pytest.mark.parallel_threads(4)
def test_file(tmp_path):
    (tmp_path / "a").write_text("a")


@pytest.mark.parallel_threads(4)
def test_value():
    with open("/dev/null") as file:
        assert file.read() == ""
