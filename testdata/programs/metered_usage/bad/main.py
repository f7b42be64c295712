"""Usage of an API by tenant, billed once a month."""

import threading
import time


def standard_price(tenant, units):
    return units * 2 if tenant.endswith("-trial") else units * 3


class UsageMeter:
    def __init__(self, price=standard_price):
        self._lock = threading.Lock()
        self._used = {}  # guarded-by: _lock
        self._price = price

    def charge(self, tenant, units):
        """Count `units` calls of a tenant at today's price."""
        with self._lock:
            used = self._used.get(tenant, 0)
            used += self._price(tenant, units)
            self._used[tenant] = used

    def usage(self, tenant):
        with self._lock:
            return self._used.get(tenant, 0)

    def close_month(self):
        """The bills of the month that ends; the next one starts at zero."""
        month, self._used = self._used, {}  # expect: THR225
        return ["%s owes %d" % (tenant, month[tenant]) for tenant in sorted(month)]


def serve(meter, tenant, calls):
    for number in range(calls):
        time.sleep(0.0002)  # the call itself
        meter.charge(tenant, 1 + number % 2)


def bill(meter, month_over, bills):
    month_over.wait()
    bills.extend(meter.close_month())


def main():
    meter = UsageMeter()
    bills = []
    month_over = threading.Event()
    threads = [threading.Thread(target=serve, args=(meter, name, 50)) for name in ("acme", "hooli-trial")]
    threads.append(threading.Thread(target=bill, args=(meter, month_over, bills)))
    for thread in threads:
        thread.start()
    month_over.set()
    for thread in threads:
        thread.join()
    bills.extend(meter.close_month())
    print("\n".join(bills))


if __name__ == "__main__":
    main()
