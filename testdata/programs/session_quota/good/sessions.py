"""Sessions of the API's clients."""
import secrets
import threading
from dataclasses import dataclass, field
from typing import Dict


@dataclass
class Session:
    client: str
    quota: int
    token: str = field(default_factory=lambda: secrets.token_hex(8))
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    def charge(self, price: int) -> None:
        with self.lock:
            self.quota = self.quota - price


class UnknownSession(KeyError):
    pass


class SessionStore:
    """Thread-safe store of the sessions, by token."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sessions: Dict[str, Session] = {}

    def create(self, client: str, quota: int) -> Session:
        session = Session(client, quota)
        with self._lock:
            self._sessions[session.token] = session
        return session

    def get(self, token: str) -> Session:
        with self._lock:
            session = self._sessions.get(token)
        if session is None:
            raise UnknownSession(token)
        return session
