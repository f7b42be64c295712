"""Client of the log collector."""
import time

BATCH = 100


def post(batch):
    time.sleep(0.002)


def send(lines):
    """Send the lines in batches; returns how many were accepted."""
    lines = [line for line in lines if line.strip()]
    for start in range(0, len(lines), BATCH):
        post(lines[start : start + BATCH])
    return len(lines)
