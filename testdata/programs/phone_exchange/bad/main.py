"""A small telephone exchange: a call needs the line of both sides."""
import random
import threading
import time


class Line:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()
        self.minutes = 0


class Exchange:
    def __init__(self, numbers):
        self.lines = {number: Line(number) for number in numbers}

    def call(self, caller, callee, minutes):
        here = self.lines[caller]
        there = self.lines[callee]
        with here.lock:
            ring(callee)
            with there.lock:  # expect: THR401
                here.minutes += minutes
                there.minutes += minutes


def ring(number):
    pass


def talk(exchange, caller, others, calls):
    for _ in range(calls):
        exchange.call(caller, random.choice(others), 1)


def office(numbers, calls):
    exchange = Exchange(numbers)
    threads = []
    for number in numbers:
        others = [n for n in numbers if n != number]
        threads.append(threading.Thread(target=talk, args=(exchange, number, others, calls), daemon=True))
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sum(line.minutes for line in exchange.lines.values())


if __name__ == "__main__":
    started = time.time()
    print(office([11, 12, 13], 5), "minutes in", time.time() - started)
