import threading
import unittest


class ConditionTest(unittest.TestCase):
    def test_unacquired(self):
        cond = threading.Condition()
        with self.assertRaises(RuntimeError):
            cond.notify()
        self.assertRaises(RuntimeError, cond.wait)


def is_locked(cond=threading.Condition()):
    try:
        cond.notify(0)
    except RuntimeError:
        return False
    return True
