# Building and taking apart text.
from calibrating import above, best_ns, report

TURNS = 30_000
words = ["word"] * TURNS
text = " ".join(words)


def empty(turns):
    for _ in range(turns):
        pass


def concatenate(turns):
    line = ""
    first = words[0]
    for _ in range(turns):
        line = first + "s"


def append_in_place(turns):
    line = ""
    for _ in range(turns):
        line += "x"


def percent_format(turns):
    for i in range(turns):
        "%d: %s" % (i, "ab")


def f_string(turns):
    for i in range(turns):
        f"{i}: {i}"


def int_to_str(turns):
    for i in range(turns):
        str(i)


def str_to_int(turns):
    for _ in range(turns):
        int("1234")


def method_upper(turns):
    for _ in range(turns):
        "word".upper()


def join_item(_):
    "".join(words)


def split_item(_):
    text.split()


inside = (concatenate, append_in_place, percent_format, f_string, int_to_str, str_to_int, method_upper)
costs = above({work.__name__: best_ns(work, TURNS) for work in inside}, best_ns(empty, TURNS))
costs.update({work.__name__: best_ns(work, TURNS) for work in (join_item, split_item)})
report(costs)
