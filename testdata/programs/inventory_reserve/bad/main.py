"""A shop: customers buy at the same time."""
import threading

from stock import OutOfStock, Stock
from supplier import Supplier


class Customer(threading.Thread):
    def __init__(self, stock, supplier, basket):
        super().__init__()
        self.stock = stock
        self.supplier = supplier
        self.basket = basket
        self.missed = []

    def run(self):
        for sku, count in self.basket:
            try:
                self.stock.reserve(sku, count, self.supplier)
            except OutOfStock:
                self.missed.append(sku)


def open_shop(stock, supplier, baskets):
    customers = [Customer(stock, supplier, basket) for basket in baskets]
    for customer in customers:
        customer.start()
    for customer in customers:
        customer.join()
    return sum(len(customer.missed) for customer in customers)


def main():
    stock, supplier = Stock({"tea": 12, "cup": 6}), Supplier()
    baskets = [[("tea", 2), ("cup", 1)], [("tea", 5)], [("cup", 3), ("tea", 1)]]
    missed = open_shop(stock, supplier, baskets)
    print(stock.report(), "left,", missed, "missed,", len(supplier.orders), "orders")


if __name__ == "__main__":
    main()
