import re
import threading
import time

_lock = threading.Lock()
_pattern = None


def pattern():
    global _pattern
    if _pattern is None:
        with _lock:
            _pattern = re.compile("a+")
    return _pattern


def work():
    time.sleep(0.001)
    print(pattern().match("aa"))


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
