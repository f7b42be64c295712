"""Tests switch as often as they can, to provoke races."""
import sys
import threading
import unittest

from counters import Counter


class CounterTest(unittest.TestCase):
    def setUp(self):
        self.interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)

    def tearDown(self):
        sys.setswitchinterval(self.interval)

    def test_adds_up(self):
        counter = Counter()
        threads = [threading.Thread(target=counter.increment) for _ in range(10)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(counter.value, 10)
