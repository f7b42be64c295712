"""Ticket desk: visitors draw numbers at several machines."""

import time
from concurrent.futures import ThreadPoolExecutor

DESKS = "ABC"


def ticket_numbers(opened):
    """A001, B001, C001, A002 ... with the minutes since opening."""
    number = 0
    while True:
        number += 1
        for desk in DESKS:
            minutes = int(time.time() - opened) // 60
            yield "{}{:03d} (+{} min)".format(desk, number, minutes)


def print_ticket(visitor, ticket):
    time.sleep(0.001)  # the machine cuts the paper
    return "%s: %s" % (visitor, ticket)


class Foyer:
    def __init__(self):
        self._numbers = ticket_numbers(time.time())

    def draw(self, visitor):
        ticket = next(self._numbers)  # expect: THR214
        return print_ticket(visitor, ticket)


def admit(foyer, visitors, machines=4):
    with ThreadPoolExecutor(max_workers=machines) as pool:
        return list(pool.map(foyer.draw, visitors))


def main():
    for line in admit(Foyer(), ["visitor %d" % number for number in range(12)]):
        print(line)


if __name__ == "__main__":
    main()
