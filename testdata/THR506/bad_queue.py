import queue
import threading


class Session:
    def __init__(self):
        self.cookies = {}


local = threading.local()
jobs = queue.Queue()


def prepare():
    local.session = Session()
    session = local.session
    jobs.put((session, "page"))  # expect: THR506


def worker():
    session, page = jobs.get()
    print(session.cookies, page)


def main():
    threading.Thread(target=worker).start()
    prepare()
