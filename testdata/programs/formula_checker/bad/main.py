# threadlint-test: preview ignore=THR113
"""Evaluates the formulas of a spreadsheet with an old function library."""

import threading
import time
import warnings


def old_average(values):
    warnings.warn("old_average() will go away", DeprecationWarning, stacklevel=2)
    time.sleep(0.001)
    return sum(values) / len(values)


def old_total(values):
    warnings.warn("old_total() will go away", DeprecationWarning, stacklevel=2)
    time.sleep(0.002)
    return sum(values)


FUNCTIONS = {"AVERAGE": old_average, "TOTAL": old_total}


class Sheet:
    def __init__(self, formulas):
        self.formulas = formulas
        self.results = {}
        self._lock = threading.Lock()

    def _evaluate(self, cell):
        name, values = self.formulas[cell]
        with warnings.catch_warnings():  # expect: THR216
            warnings.simplefilter("ignore", DeprecationWarning)
            result = FUNCTIONS[name](values)
        with self._lock:
            self.results[cell] = result

    def calculate(self):
        threads = [threading.Thread(target=self._evaluate, args=(cell,)) for cell in self.formulas]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def main():
    sheet = Sheet({"A4": ("TOTAL", [1, 2, 3]), "B4": ("AVERAGE", [2, 4]), "C4": ("TOTAL", [8, 9])})
    sheet.calculate()
    for cell, value in sorted(sheet.results.items()):
        print(cell, value)


if __name__ == "__main__":
    main()
