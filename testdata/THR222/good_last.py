"""Handed out when all is there; or what is set later is not used, or waited for."""

import threading
import time

sessions = []


def serve(session):
    session.ready.wait()
    print(session.name, session.peer)


def count(session):
    print(session.name)


class Session:
    retries = 3

    def __init__(self, name, peer):
        self.name = name
        self.ready = threading.Event()
        threading.Thread(target=serve, args=(self,)).start()
        threading.Thread(target=count, args=(self,)).start()
        self.peer = peer
        self.retries = 5
        self.ready.set()
        sessions.append(self)


def monitor():
    while True:
        for session in list(sessions):
            print(session.peer, session.retries)
        time.sleep(1)


threading.Thread(target=monitor, daemon=True).start()
Session("a", "b")
