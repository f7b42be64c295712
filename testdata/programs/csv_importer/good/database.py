"""Where the rows go."""
import time


class Rejected(Exception):
    pass


def insert(rows):
    """One round trip; returns the number of new rows."""
    time.sleep(0.002)
    if any(not row["id"] for row in rows):
        raise Rejected("a row has no id")
    return len(rows)
