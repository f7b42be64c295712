import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pika
import psycopg2
import requests

local = threading.local()
guard = threading.Lock()
db = sqlite3.connect(":memory:", check_same_thread=False)
pg = psycopg2.connect("dbname=x")


class Own(threading.local):
    def __init__(self):
        self.session = requests.Session()


own = Own()


def fetch(url):
    if not hasattr(local, "session"):
        local.session = requests.Session()
    local.session.get(url)
    own.session.get(url)
    requests.get(url)


def store(name):
    with guard:
        db.execute("insert into t values (?)", (name,))
    mine = sqlite3.connect("x")
    mine.execute("select 1")
    mine.close()
    pg.cursor().execute("select 1")
    pg.commit()


def handed_over(session):
    session.get("http://a")


def consume():
    connection = pika.BlockingConnection()
    channel = connection.channel()
    channel.start_consuming()


class Worker(threading.Thread):
    def __init__(self, path):
        super().__init__()
        self.path = path
        self.db = None

    def run(self):
        self.db = sqlite3.connect(self.path)
        self.db.execute("select 1")


with ThreadPoolExecutor() as pool:
    pool.map(fetch, ["http://a", "http://b"])  # expect: THR602
    pool.map(store, "ab")  # expect: THR602
db.execute("select 1")
for _ in range(2):
    threading.Thread(target=handed_over, args=(requests.Session(),)).start()
    threading.Thread(target=consume).start()
    Worker("x").start()
main_session = requests.Session()
main_session.get("http://a")
last = threading.Thread(target=handed_over, args=(main_session,))
last.start()
last.join()
main_session.get("http://b")
