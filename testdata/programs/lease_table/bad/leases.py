# threadlint-test: preview
"""Leases on shared machines: a holder renews, an administrator revokes."""

import threading
import time
from typing import Dict, List, NamedTuple


class Lease(NamedTuple):
    holder: str
    token: str
    renewals: int


def new_token(holder: str, number: int) -> str:
    """The token server hands out a fresh token."""
    return "%s-%d-%d" % (holder, number, time.time_ns())


class LeaseTable:
    def __init__(self, make_token=new_token) -> None:
        self._make_token = make_token
        self._lock = threading.Lock()
        self._leases: Dict[str, Lease] = {}

    def grant(self, machine: str, holder: str) -> bool:
        with self._lock:
            if machine in self._leases:
                return False
            self._leases[machine] = Lease(holder, self._make_token(holder, 0), 0)
            return True

    def renew(self, machine: str) -> bool:
        """A new token for the holder; False when the lease is gone."""
        with self._lock:
            lease = self._leases.get(machine)
            if lease is None:
                return False
            number = lease.renewals + 1
            token = self._make_token(lease.holder, number)
            self._leases[machine] = Lease(lease.holder, token, number)
            return True

    def revoke(self, machine: str) -> bool:
        return self._leases.pop(machine, None) is not None  # expect: THR210

    def machines(self) -> List[str]:
        with self._lock:
            return sorted(self._leases)
