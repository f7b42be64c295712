# A thread object as a stand-in, as tests have it.
import threading
import unittest


class NameTest(unittest.TestCase):
    def test_name(self):
        thread = threading.Thread(target=print, name="x")
        self.assertEqual(thread.name, "x")

    def test_refused(self):
        with self.assertRaises(ValueError):
            threading.Thread(target=print, daemon="x")
