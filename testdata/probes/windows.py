# THR201, THR202: whether updates are lost when threads do them at once, with and without a lock; runs alone.
#
# The docstring of a function is its claim. What the model says of it comes from the analysis of this very file: each
# function but those in HELPERS adds one to something that all threads share, TURNS times. `total()` is the sum of all.
import threading

from probing import windows_of

TURNS = 4000
FEW = 1000  # for values that grow

lock = threading.Lock()
other = threading.Lock()
rlock = threading.RLock()
condition = threading.Condition()
ONE = (1,)
NAMES = {"k": 1}


class Plain(object):
    shared = 0

    def __init__(self):
        self.n = 0
        self.one = 1
        self.value = 0

    @property
    def v(self):
        return self.value

    @v.setter
    def v(self, value):
        self.value = value

    @property
    def unit(self):
        return 1

    def method(self):
        return 1

    def increase(self):
        """self.n += 1"""
        for _ in range(TURNS):
            self.n += 1

    def increase_by_method(self):
        """self.n += self.method()"""
        for _ in range(TURNS):
            self.n += self.method()


class Slotted(object):
    __slots__ = ("n",)

    def __init__(self):
        self.n = 0


class Dynamic(object):
    def __getattr__(self, name):
        return 1


class Number(object):
    """Does its own arithmetic."""

    def __init__(self, n):
        self.n = n

    def __add__(self, more):
        return Number(self.n + more)

    def __radd__(self, more):
        return more + self.n


class InPlace(object):
    def __init__(self, n):
        self.n = n

    def __iadd__(self, more):
        return InPlace(self.n + more)


class Own(object):
    """Answers subscripts, comparisons and questions by itself."""

    def __getitem__(self, index):
        return 1

    def __hash__(self):
        return 1

    def __eq__(self, value):
        return True

    def __bool__(self):
        return True

    __nonzero__ = __bool__

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def __str__(self):
        return "own"


x = 0
text = ""
items = ()
L = [0]
d = {"k": 0}
grown = []
plain = Plain()
slotted = Slotted()
dynamic = Dynamic()
number = Number(0)
summed = InPlace(0)
one = Number(1)
own = Own()
by_own = {own: 1}


def reset():
    global x, text, items, number, summed, grown
    x = 0
    text = ""
    items = ()
    L[0] = 0
    d["k"] = 0
    grown = []
    plain.n = plain.value = slotted.n = Plain.shared = 0
    number = Number(0)
    summed = InPlace(0)


def total():
    parts = x + L[0] + d["k"] + plain.n + plain.value + slotted.n + Plain.shared + number.n + summed.n
    return parts + len(text) + len(items) + len(grown)


def f():
    return 1


def increased(value):
    return value + 1


def ones():
    while True:
        yield 1


def fails():
    raise KeyError


def add():
    """x += 1"""
    global x
    for _ in range(TURNS):
        x += 1


def assign():
    """x = x + 1"""
    global x
    for _ in range(TURNS):
        x = x + 1


def add_call():
    """x += f()"""
    global x
    for _ in range(TURNS):
        x += f()


def assign_call():
    """x = f(x)"""
    global x
    for _ in range(TURNS):
        x = increased(x)


def call_before():
    """x = f() + x"""
    global x
    for _ in range(TURNS):
        x = f() + x


def call_after():
    """x = x + f()"""
    global x
    for _ in range(TURNS):
        x = x + f()


def builtin_len():
    """x = x + len(a tuple)"""
    global x
    for _ in range(TURNS):
        x = x + len(ONE)


def builtin_isinstance():
    """x = x + isinstance(1, int)"""
    global x
    for _ in range(TURNS):
        x = x + isinstance(1, int)


def builtin_int():
    """x = x + int(1)"""
    global x
    for _ in range(TURNS):
        x = x + int(1)


def builtin_abs():
    """x = x + abs(1)"""
    global x
    for _ in range(TURNS):
        x = x + abs(1)


def builtin_max():
    """x = x + max(1, 0)"""
    global x
    for _ in range(TURNS):
        x = x + max(1, 0)


def element_of_tuple():
    """x = x + a[0]"""
    global x
    for _ in range(TURNS):
        x = x + ONE[0]


def element_of_dict():
    """x = x + d['k']"""
    global x
    for _ in range(TURNS):
        x = x + NAMES["k"]


def dict_get():
    """x = x + d.get('k')"""
    global x
    for _ in range(TURNS):
        x = x + NAMES.get("k")


def plain_attribute():
    """x = x + o.one"""
    global x
    for _ in range(TURNS):
        x = x + plain.one


def property_read():
    """x = x + o.prop"""
    global x
    for _ in range(TURNS):
        x = x + plain.unit


def dynamic_attribute():
    """x = x + o.any, by __getattr__"""
    global x
    for _ in range(TURNS):
        x = x + dynamic.one


def method_call():
    """x = x + o.m()"""
    global x
    for _ in range(TURNS):
        x = x + plain.method()


def own_add():
    """n = n + 1, own __add__"""
    global number
    for _ in range(TURNS):
        number = number + 1


def own_radd():
    """x = x + n, own __radd__"""
    global x
    for _ in range(TURNS):
        x = x + one


def own_iadd():
    """n += 1, own __iadd__"""
    global summed
    for _ in range(TURNS):
        summed += 1


def own_hash():
    """x = x + d[o], own __hash__"""
    global x
    for _ in range(TURNS):
        x = x + by_own[own]


def own_getitem():
    """x = x + o[0], own __getitem__"""
    global x
    for _ in range(TURNS):
        x = x + own[0]


def own_eq():
    """t = x; o == 1, own __eq__; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        own == 1
        x = t + 1


def own_bool():
    """t = x; if o, own __bool__; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        if own:
            x = t + 1


def own_str():
    """t = x; '%s' % o, own __str__; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        "%s" % own
        x = t + 1


def attribute():
    """o.n += 1"""
    for _ in range(TURNS):
        plain.n += 1


def attribute_call():
    """o.n += f()"""
    for _ in range(TURNS):
        plain.n += f()


def slot():
    """o.n += 1, in __slots__"""
    for _ in range(TURNS):
        slotted.n += 1


def class_attribute():
    """C.n += 1"""
    for _ in range(TURNS):
        Plain.shared += 1


def property_update():
    """o.v += 1, a property"""
    for _ in range(TURNS):
        plain.v += 1


def list_element():
    """L[0] += 1"""
    for _ in range(TURNS):
        L[0] += 1


def dict_element():
    """d[k] += 1"""
    for _ in range(TURNS):
        d["k"] += 1


def dict_get_and_set():
    """d[k] = d.get(k, 0) + 1"""
    for _ in range(TURNS):
        d["k"] = d.get("k", 0) + 1


def dict_if_in():
    """if k in d: d[k] += 1"""
    for _ in range(TURNS):
        if "k" in d:
            d["k"] += 1


def string():
    """s += 'x'"""
    global text
    for _ in range(FEW):
        text += "x"


def tuple_():
    """t += (1,)"""
    global items
    for _ in range(FEW):
        items += (1,)


def list_in_place():
    """L += [1]"""
    global grown
    for _ in range(FEW):
        grown += [1]


def list_anew():
    """L = L + [1]"""
    global grown
    for _ in range(FEW):
        grown = grown + [1]


def straight():
    """t = x; t = t + 1; x = t"""
    global x
    for _ in range(TURNS):
        t = x
        t = t + 1
        x = t


def branch():
    """t = x; if t >= 0: t += 1; x = t"""
    global x
    for _ in range(TURNS):
        t = x
        if t >= 0:
            t += 1
        x = t


def loop_inside():
    """t = x; for ...: pass; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        for _ in ONE:
            pass
        x = t + 1


def while_inside():
    """t = x; while ...; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        i = 0
        while i < 2:
            i += 1
        x = t + 1


def comprehension():
    """x = x + [v for v in a][0]"""
    global x
    for _ in range(TURNS):
        x = x + [v for v in ONE][0]


def generator():
    """t = x; next(a generator); x = t + 1"""
    global x
    numbers = ones()
    for _ in range(TURNS):
        t = x
        x = t + next(numbers)


def other_lock():
    """t = x; with another lock: pass; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        with other:
            pass
        x = t + 1


def own_manager():
    """t = x; with an own context manager: pass; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        with own:
            pass
        x = t + 1


def try_finally():
    """t = x; try: t += 1 finally: x = t"""
    global x
    for _ in range(TURNS):
        t = x
        try:
            t += 1
        finally:
            x = t


def try_except():
    """t = x; try: fails() except: pass; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        try:
            fails()
        except KeyError:
            pass
        x = t + 1


def formatting():
    """t = x; '%d' % t; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        "%d" % t
        x = t + 1


def import_inside():
    """t = x; import os; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        import os  # noqa: F401

        x = t + 1


def lambda_inside():
    """t = x; lambda: 1; x = t + 1"""
    global x
    for _ in range(TURNS):
        t = x
        lambda: 1
        x = t + 1


def class_inside():
    """t = x; class C: pass; x = t + 1"""
    global x
    for _ in range(FEW):
        t = x

        class C(object):
            pass

        x = t + 1


def append_inside():
    """t = x; a.append(t); x = t + 1"""
    global x
    kept = []
    for _ in range(TURNS):
        t = x
        kept.append(t)
        x = t + 1


def under_lock():
    """with lock: x += 1"""
    global x
    for _ in range(TURNS):
        with lock:
            x += 1


def call_under_lock():
    """with lock: x = f(x)"""
    global x
    for _ in range(TURNS):
        with lock:
            x = increased(x)


def acquire_release():
    """lock.acquire(); x = f(x); lock.release()"""
    global x
    for _ in range(TURNS):
        lock.acquire()
        try:
            x = increased(x)
        finally:
            lock.release()


def under_rlock():
    """with rlock: x = f(x)"""
    global x
    for _ in range(TURNS):
        with rlock:
            x = increased(x)


def under_condition():
    """with condition: x = f(x)"""
    global x
    for _ in range(TURNS):
        with condition:
            x = increased(x)


def attribute_under_lock():
    """with lock: o.n += f()"""
    for _ in range(TURNS):
        with lock:
            plain.n += f()


def fresh_lock():
    """with Lock(): x = f(x)"""
    global x
    for _ in range(TURNS):
        with threading.Lock():
            x = increased(x)


def lock_per_thread():
    """own = Lock(); with own: x = f(x)"""
    global x
    mine = threading.Lock()
    for _ in range(TURNS):
        with mine:
            x = increased(x)


def lock_released_between():
    """with lock: t = x; with lock: x = t + 1"""
    global x
    for _ in range(TURNS):
        with lock:
            t = x
        with lock:
            x = t + 1


def local_of_thread():
    """n += 1, a local"""
    global x
    n = 0
    for _ in range(TURNS):
        n += 1
    with lock:
        x += n


HELPERS = [reset, total, f, increased, ones, fails]
windows_of(globals(), HELPERS, [plain.increase, plain.increase_by_method])
