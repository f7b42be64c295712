"""The failure is kept for the test."""
import threading


def test_kept():
    errors = []

    def client():
        try:
            assert 1 == 2
        except AssertionError as error:
            errors.append(error)

    t = threading.Thread(target=client)
    t.start()
    t.join()
    assert not errors
