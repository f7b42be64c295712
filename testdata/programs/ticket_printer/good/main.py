"""A printer for tickets that several counters share."""
import threading


class OutOfPaper(Exception):
    pass


class Printer:
    def __init__(self, paper):
        self._lock = threading.Lock()
        self._paper = paper
        self.printed = []

    def print_ticket(self, text):
        with self._lock:
            if self._paper == 0:
                return False
            self._paper -= 1
            self.printed.append(text)
        return True

    def refill(self, sheets):
        with self._lock:
            self._paper += sheets


def counter(printer, name, tickets):
    for number in range(tickets):
        while not printer.print_ticket("%s-%d" % (name, number)):
            printer.refill(10)


def sell(names, tickets):
    printer = Printer(5)
    threads = [threading.Thread(target=counter, args=(printer, name, tickets), daemon=True) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(printer.printed)


if __name__ == "__main__":
    print(sell(["north", "south"], 2), "tickets")
