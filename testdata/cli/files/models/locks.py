from threading import Lock

from acme import work
from acme.work import Counters, Worker, atomic_update, exclusive, in_thread

lock = Lock()
own = given = alone = safe = 0


def slow():
    return len(open("x").read())


@atomic_update
def up_own():
    global own
    own += slow()


@work.atomic_update
def down_own():
    global own
    own -= slow()


@exclusive(lock)
def up_given():
    global given
    given += slow()


def down_given():
    global given
    with lock:
        given -= slow()


def bare_own():
    global own
    own -= slow()


class Sales(Counters):
    def __init__(self):
        self.sold = 0

    def add(self):
        self.sold += slow()


sales = Sales()


class Job(Worker):
    def run(self):
        up_own()
        down_own()
        up_given()
        down_given()
        bare_own()
        sales.add()


@in_thread
def later():
    global alone
    alone += slow()


for n in range(9):
    Job().start()
    later()
