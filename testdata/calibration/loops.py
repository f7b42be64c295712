# The turn of a loop, and simple arithmetic in it.
from calibrating import above, best_ns, report

TURNS = 100_000


def for_turn(turns):
    for _ in range(turns):
        pass


def while_turn(turns):
    n = 0
    while n < turns:
        n += 1


def int_add(turns):
    total = 0
    for i in range(turns):
        total = total + i


def int_multiply(turns):
    product = 0
    for i in range(turns):
        product = i * 7


def int_modulo(turns):
    rest = 0
    for i in range(turns):
        rest = i % 97


def float_multiply(turns):
    x = 1.5
    product = 0.0
    for _ in range(turns):
        product = x * 1.25


def compare(turns):
    for i in range(turns):
        if i < 0:
            break


def comprehension_item(turns):
    [i for i in range(turns)]


def generator_item(turns):
    for _ in (i for i in range(turns)):
        pass


base = best_ns(for_turn, TURNS)
inside = (int_add, int_multiply, int_modulo, float_multiply, compare, generator_item)
costs = above({work.__name__: best_ns(work, TURNS) for work in inside}, base)
whole = (while_turn, comprehension_item)
costs.update({work.__name__: best_ns(work, TURNS) for work in whole}, for_turn=base)
report(costs)
