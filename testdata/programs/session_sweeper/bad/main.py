# threadlint-test: preview
"""Login sessions kept in memory, with a sweeper that drops the stale ones."""

import threading
import time
import uuid


class Session:
    def __init__(self, user, ttl):
        self.user = user
        self.expires = time.monotonic() + ttl

    def expired(self):
        return time.monotonic() > self.expires


class SessionStore:
    def __init__(self, ttl=0.02):
        self._ttl = ttl
        self._sessions = {}

    def login(self, user):
        sid = uuid.uuid4().hex
        self._sessions[sid] = Session(user, self._ttl)
        return sid

    def logout(self, sid):
        session = self._sessions.pop(sid, None)
        return session is not None

    def user_of(self, sid):
        session = self._sessions.get(sid)
        if session is None or session.expired():
            return None
        return session.user

    def sweep(self):
        """Drop the sessions that have run out; returns how many."""
        stale = []
        for sid, session in self._sessions.items():  # expect: THR209
            if session.expired():
                stale.append(sid)
        for sid in stale:
            self._sessions.pop(sid, None)
        return len(stale)


class Sweeper(threading.Thread):
    def __init__(self, store, interval=0.005):
        super().__init__(name="session-sweeper")
        self._store = store
        self._interval = interval
        self._stopping = threading.Event()

    def run(self):
        while not self._stopping.wait(self._interval):
            self._store.sweep()

    def stop(self):
        self._stopping.set()
        self.join()


def visit(store, user, pages):
    for _ in range(pages):
        sid = store.login(user)
        time.sleep(0.001)
        store.user_of(sid)
        if user != "guest":
            store.logout(sid)


def main():
    store = SessionStore()
    sweeper = Sweeper(store)
    sweeper.start()
    visitors = [threading.Thread(target=visit, args=(store, user, 40)) for user in ("ann", "ben", "guest", "guest")]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    sweeper.stop()
    print("sessions served")


if __name__ == "__main__":
    main()
