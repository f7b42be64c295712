"""Handles requests; each runs in a worker thread."""
import billing
from sessions import SessionStore


def handle(store: SessionStore, token: str, request: str) -> str:
    session = store.get(token)
    session.quota = session.quota - billing.price_of(request)  # expect: THR202
    return "200 {}".format(request)
