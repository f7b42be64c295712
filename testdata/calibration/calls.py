# Calls of functions, methods, built-ins and classes.
from calibrating import above, best_ns, report

TURNS = 60_000


class Point:
    def __init__(self, x):
        self.x = x

    def shifted(self, by):
        return by


def follow(n):
    return n


def empty(turns):
    for _ in range(turns):
        pass


def function_call(turns):
    for i in range(turns):
        follow(i)


def keyword_call(turns):
    for i in range(turns):
        follow(n=i)


def method_call(turns):
    point = Point(1)
    for i in range(turns):
        point.shifted(i)


def builtin_call(turns):
    text = "abc"
    for _ in range(turns):
        len(text)


def instance(turns):
    for i in range(turns):
        Point(i)


def lambda_call(turns):
    function = lambda n: n  # noqa: E731
    for i in range(turns):
        function(i)


works = (function_call, keyword_call, method_call, builtin_call, instance, lambda_call)
report(above({work.__name__: best_ns(work, TURNS) for work in works}, best_ns(empty, TURNS)))
