# What the decorator makes of it is its own affair.
import threading

import pytest

lock = threading.Lock()


@pytest.fixture
def serial():
    with lock:
        yield lock
