# Two threads that change one object, against two that change one each; the difference counts without a GIL.
from calibrating import in_threads, report, wall_ns

TURNS = 60_000


class Counter:
    def __init__(self):
        self.value = 0


def append(items, turns):
    for i in range(turns):
        items.append(i)


def count(counter, turns):
    for i in range(turns):
        counter.value = i


def put(table, turns):
    for i in range(turns):
        table[i & 63] = i


def get(table, turns):
    for i in range(turns):
        table.get(i & 63)


def read(counter, turns):
    for _ in range(turns):
        counter


def read_items(rows, turns):
    row = None
    for i in range(turns):
        row = rows[i & 63]
    return row


def read_text(_, turns):
    """A constant that is no name, so that its references are counted; of all threads, whatever else is theirs."""
    text = ""
    for _ in range(turns):
        text = "two words"
    return text


def read_name(_, turns):
    text = ""
    for _ in range(turns):
        text = "word"
    return text


def rows():
    return [[i] for i in range(64)]


def by_one(work, make):
    return lambda turns: in_threads(work, [(make(), turns)])


def by_two_own(work, make):
    return lambda turns: in_threads(work, [(make(), turns // 2), (make(), turns // 2)])


def by_two_shared(work, make):
    def run(turns):
        shared = make()
        in_threads(work, [(shared, turns // 2), (shared, turns // 2)])

    return run


costs = {}
for name, work, make in (
    ("list_append", append, list),
    ("attribute_set", count, Counter),
    ("dict_set", put, dict),
    ("dict_get", get, dict),
    ("object_read", read, Counter),
    ("list_of_lists_read", read_items, rows),
    ("text_constant_read", read_text, dict),
    ("name_constant_read", read_name, dict),
):
    for way in (by_one, by_two_own, by_two_shared):
        costs[f"{name}_{way.__name__}"] = wall_ns(way(work, make), TURNS, 3)
report(costs)
