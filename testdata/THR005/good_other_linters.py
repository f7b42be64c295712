import threading  # noqa: F401
import os  # noqa: E401,F401
# type: ignore[misc]
lock = threading.Lock()  # noqa:S101
print(os.sep)  # pylint: disable=no-such-check
