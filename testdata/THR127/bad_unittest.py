import threading
import unittest


class TestServer(unittest.TestCase):
    def test_reply(self):
        def client():
            reply = "pong"
            self.assertEqual(reply, "ping")  # expect: THR127

        t = threading.Thread(target=client)
        t.start()
        t.join()
