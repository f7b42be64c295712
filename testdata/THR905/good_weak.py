# threadlint-test: preview select=THR905
# What is meant for it.
import weakref


class Page:
    pass


def is_alive(reference: weakref.ref):
    if reference() is None:
        return False
    return True
