import re
import threading
import time

_compiled = {}
_word = None


def compiled(pattern, flags=0):
    key = (pattern, flags)
    try:
        return _compiled[key]
    except KeyError:
        result = re.compile(pattern, flags)
        _compiled[key] = result
        return result


def word():
    global _word
    if _word is None:
        _word = re.compile(r"\w+")
    return _word


def work(text):
    for _ in range(3):
        time.sleep(0.001)
        print(compiled("a+").findall(text), word().findall(text))


threads = [threading.Thread(target=work, args=(text,)) for text in ("aab", "ab")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
