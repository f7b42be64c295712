# The base class is in another module.
from base import Counter


class Even(Counter):
    def add(self, n):  # expect: THR317
        self.count += n - n % 2


Even().add(3)
