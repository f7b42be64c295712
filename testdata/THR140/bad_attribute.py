"""The result of a thread object, at once."""
import threading


class Query(threading.Thread):
    def __init__(self, sql):
        super().__init__()
        self.sql = sql
        self.rows = None

    def run(self):
        self.rows = [self.sql]


def query(sql):
    worker = Query(sql)
    worker.start()
    return worker.rows  # expect: THR140 "worker.rows"
