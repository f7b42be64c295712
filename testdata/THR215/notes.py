# Objects that the code says one thread uses alone, or that a wrapper looks after.
import queue
import sqlite3
import threading

import requests

plain = requests.Session()
wrapped = requests.Session()  # thread-safe: mounted with the locking adapter


def fetch(url):
    plain.get(url)  # expect: THR215
    wrapped.get(url)


class Store(threading.Thread):
    def __init__(self, path):
        super().__init__()
        self.db = sqlite3.connect(path)  # thread-confined: the store

    def run(self):
        self.db.execute("select 1")


class Other(threading.Thread):
    def __init__(self, path):
        super().__init__()
        self.db = sqlite3.connect(path)

    def run(self):
        self.db.execute("select 1")  # expect: THR215


tasks = queue.Queue()  # thread-confined: main
jobs = queue.Queue()


def take():
    if not tasks.empty():
        tasks.get()
    if not jobs.empty():  # expect: THR227
        jobs.get()


for n in range(4):
    threading.Thread(target=fetch, args=("http://localhost",)).start()
    threading.Thread(target=take).start()
Store("a.db").start()
Other("b.db").start()
