"""Handles requests; each runs in a worker thread."""
import billing
from sessions import SessionStore


def handle(store: SessionStore, token: str, request: str) -> str:
    session = store.get(token)
    session.charge(billing.price_of(request))
    return "200 {}".format(request)
