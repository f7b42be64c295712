# threadlint-test: preview
"""Labels for parcels: one printer object serves all packing stations."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor


class LabelPrinter:
    def __init__(self, lookup):
        self._lookup = lookup
        self._address = None
        self._lock = threading.Lock()
        self._printed = 0

    def print_label(self, parcel):
        self._address = self._lookup(parcel)  # expect: THR228 "self._address"
        with self._lock:
            self._printed += 1
        return self._format(parcel)

    def _format(self, parcel):
        time.sleep(0.001)  # the printer warms up
        return "%s -> %s" % (parcel, self._address)

    def printed(self):
        with self._lock:
            return self._printed


def address_of(parcel):
    return "street %d" % parcel


def pack(printer, parcels):
    return [printer.print_label(parcel) for parcel in parcels]


def run(stations):
    printer = LabelPrinter(address_of)
    with ThreadPoolExecutor(stations) as pool:
        batches = [range(start, start + 20) for start in range(0, 20 * stations, 20)]
        futures = [pool.submit(pack, printer, batch) for batch in batches]
        labels = [label for future in futures for label in future.result()]
    return labels, printer.printed()


if __name__ == "__main__":
    print(run(4))
