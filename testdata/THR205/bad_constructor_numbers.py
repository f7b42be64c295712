import threading
import time


class Order:
    next_number = 1

    def __init__(self, item):
        self.item = item
        self.number = Order.next_number
        Order.next_number += 1  # expect: THR205


def take(items, out):
    for item in items:
        time.sleep(0.001)
        out.append(Order(item))


orders = []
threads = [threading.Thread(target=take, args=(["tea", "cake"], orders)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len({order.number for order in orders}), "should be 6")
