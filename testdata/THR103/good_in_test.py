# The error is what is wanted.
import threading
import unittest


class StartTwice(unittest.TestCase):
    def test_start_twice(self):
        t = threading.Thread(target=print)
        t.start()
        self.assertRaises(RuntimeError, t.start)
        with self.assertRaises(RuntimeError):
            t.start()
        t.join()
