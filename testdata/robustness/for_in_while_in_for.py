"""A `for` within a `while` within a loop of a thread: its start has no condition."""
import threading


def worker(rows):
    for row in rows:
        while row.pending:
            for item in row:
                item


threading.Thread(target=worker, args=([],)).start()
threading.Thread(target=worker, args=([],)).start()
