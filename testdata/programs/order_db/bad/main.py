"""Orders of a web shop in SQLite; every order is one transaction."""

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor

SCHEMA = """
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT);
CREATE TABLE items (order_id INTEGER, name TEXT, pieces INTEGER CHECK (pieces > 0));
"""


class OrderStore:
    def __init__(self, path=":memory:"):
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.executescript(SCHEMA)

    def place(self, customer, items):
        """Store the order with all its items, or nothing; True when it was stored."""
        try:
            with self._db:
                order = self._db.execute("INSERT INTO orders (customer) VALUES (?)", (customer,)).lastrowid  # expect: THR215
                for name, pieces in items:
                    self._db.execute("INSERT INTO items VALUES (?, ?, ?)", (order, name, pieces))
        except sqlite3.IntegrityError:
            return False
        return True

    def items_of(self, customer):
        query = "SELECT name FROM items JOIN orders ON orders.id = order_id WHERE customer = ?"
        return [name for name, in self._db.execute(query, (customer,)).fetchall()]

    def close(self):
        self._db.close()


def authorize(customer):
    """Asks the payment provider."""
    time.sleep(0.001)


def checkout(store, customer, basket):
    """One request of the shop: an order, and a second try without the faulty lines."""
    authorize(customer)
    if store.place(customer, basket):
        return True
    return store.place(customer, [(name, pieces) for name, pieces in basket if pieces > 0])


def main():
    store = OrderStore()
    baskets = {
        "ann": [("tea", 2), ("cup", 1)],
        "ben": [("tea", 0), ("pot", 1)],
        "cal": [("pot", 3), ("cup", 6), ("tea", 1)],
    }
    with ThreadPoolExecutor(max_workers=3) as pool:
        done = list(pool.map(lambda entry: checkout(store, *entry), baskets.items()))
    print(sum(done), "orders placed;", "ann has", ", ".join(store.items_of("ann")))
    store.close()


if __name__ == "__main__":
    main()
