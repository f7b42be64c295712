"""Two tills publish at the same time."""
import threading

import handlers
from bus import Bus


class Till(threading.Thread):
    def __init__(self, bus, orders):
        threading.Thread.__init__(self)
        self.bus, self.orders = bus, orders

    def run(self):
        for number in range(self.orders):
            self.bus.publish("order", {"number": number})
            self.bus.publish("payment", {"number": number, "amount": 10})


def sell(tills, orders):
    bus = Bus(("order", handlers.send_invoice), ("*", handlers.audit))
    threads = [Till(bus, orders) for _ in range(tills)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return bus.handled()


if __name__ == "__main__":
    print("invoices: %d, audited: %d" % sell(tills=2, orders=5))
