"""What a test does stays among its own objects."""

import threading
import unittest


class CounterTest(unittest.TestCase):
    def setUp(self):
        self.lock = threading.Lock()
        self.count = 0

    def add(self):
        with self.lock:
            self.count += 1

    def sub(self):
        with self.lock:
            self.count -= 1

    def test_reset(self):
        self.add()
        self.count += 5
        self.sub()
