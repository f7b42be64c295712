"""Text templates of the monthly mails."""

import string
import time

TEXTS = {
    "invoice": "Dear $name, your invoice of $month is over $amount EUR.",
    "reminder": "Dear $name, please pay $amount EUR for $month.",
}


def load(name):
    """Templates live on a file share."""
    time.sleep(0.002)
    return string.Template(TEXTS[name])
