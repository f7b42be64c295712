import os
import re
import threading
import time

_pattern = None
_version = None
_home = None


def pattern():
    global _pattern
    if _pattern is None:
        _pattern = re.compile(r"\d+")
    return _pattern


def version():
    global _version
    if _version is None:
        with open(__file__) as source:
            _version = len(source.read().splitlines())
    return _version


def home():
    global _home
    if not _home:
        _home = os.path.expanduser("~")
    return _home


def work():
    time.sleep(0.001)
    print(pattern().match("1"), version(), home())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
