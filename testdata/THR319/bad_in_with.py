# `with` gives it back at its end.
from threading import Semaphore

slots = Semaphore(2)


def fetch(url):
    with slots:
        if not url:
            slots.release()  # expect: THR319 "the `with` on line 8 releases it again"
            return None
        return url


fetch("")
