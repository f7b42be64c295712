# Reading and writing attributes and globals.
from calibrating import above, best_ns, report

TURNS = 100_000
number = 1


class Holder:
    def __init__(self):
        self.value = 1


def empty(turns):
    for _ in range(turns):
        pass


def attribute_get(turns):
    holder = Holder()
    x = 0
    for _ in range(turns):
        x = holder.value


def attribute_set(turns):
    holder = Holder()
    for i in range(turns):
        holder.value = i


def global_get(turns):
    x = 0
    for _ in range(turns):
        x = number


def global_set(turns):
    global number
    for i in range(turns):
        number = i


works = (attribute_get, attribute_set, global_get, global_set)
report(above({work.__name__: best_ns(work, TURNS) for work in works}, best_ns(empty, TURNS)))
