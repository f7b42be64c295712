# THR201: windows that need the syntax of Python 3, as in windows.py; Python 3 only, runs alone.
from probing import windows_of

TURNS = 4000
x = 0


class Formatted:
    def __format__(self, spec):
        return ""


own = Formatted()


def counter():
    n = 0

    def reset_n():
        nonlocal n
        n = 0

    def value():
        return n

    def increase():
        """nonlocal n; n += 1"""
        nonlocal n
        for _ in range(TURNS):
            n += 1

    def increase_by_call():
        """nonlocal n; n += f()"""
        nonlocal n
        for _ in range(TURNS):
            n += f()

    return reset_n, value, increase, increase_by_call


def reset():
    global x
    x = 0
    reset_n()


def total():
    return x + value()


def f():
    return 1


def f_string():
    """t = x; f'{t}'; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        f"{t}"
        x = t + 1


def own_format():
    """t = x; f'{o}', own __format__; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        f"{own}"
        x = t + 1


reset_n, value, increase, increase_by_call = counter()
windows_of(globals(), [counter, reset, total, f, reset_n, value], [])
