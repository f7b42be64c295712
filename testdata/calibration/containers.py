# Lists, dicts, sets and tuples.
import random

from calibrating import above, best_ns, report

TURNS = 50_000
shuffled = list(range(TURNS))
random.Random(5).shuffle(shuffled)


def empty(turns):
    for _ in range(turns):
        pass


def list_append(turns):
    items = []
    for i in range(turns):
        items.append(i)


def list_get(turns):
    items = [0, 1, 2, 3]
    x = 0
    for i in range(turns):
        x = items[i & 3]


def list_set(turns):
    items = [0, 1, 2, 3]
    for i in range(turns):
        items[i & 3] = i


def dict_get(turns):
    table = {i: i for i in range(64)}
    x = 0
    for i in range(turns):
        x = table[i & 63]


def dict_get_method(turns):
    table = {i: i for i in range(64)}
    x = 0
    for i in range(turns):
        x = table.get(i & 63)


def dict_set(turns):
    table = {}
    for i in range(turns):
        table[i & 63] = i


def dict_contains(turns):
    table = {i: i for i in range(64)}
    for i in range(turns):
        if i in table:
            pass


def set_add(turns):
    members = set()
    for i in range(turns):
        members.add(i & 63)


def tuple_make(turns):
    pair = ()
    for i in range(turns):
        pair = (i, i)


def list_sort_item(_):
    list(shuffled).sort()


def sum_item(turns):
    sum(range(turns))


inside = (list_append, list_get, list_set, dict_get, dict_get_method, dict_set, dict_contains, set_add, tuple_make)
costs = above({work.__name__: best_ns(work, TURNS) for work in inside}, best_ns(empty, TURNS))
costs.update({work.__name__: best_ns(work, TURNS) for work in (list_sort_item, sum_item)})
report(costs)
