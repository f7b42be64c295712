import csv
import http.client
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pika
import psycopg2
import requests

session = requests.Session()
out = csv.writer(open("out.csv", "w"))


def fetch(url):
    page = session.get(url)  # expect: THR215 "`requests.Session`"
    out.writerow([url, page.status_code])  # expect: THR215 "`csv.Writer`"


class Store(threading.Thread):
    def __init__(self, path):
        super().__init__()
        self.db = sqlite3.connect(path)

    def run(self):
        self.db.execute("select 1")  # expect: THR215 "another thread has made"


def load(cursor):
    cursor.execute("select 1")  # expect: THR215 "the main thread"


def publish(channel):
    while True:
        channel.basic_publish("", "jobs", b"x")  # expect: THR215


class Client:
    def __init__(self, host):
        self.http = http.client.HTTPSConnection(host)

    def ask(self, path):
        self.http.request("GET", path)  # expect: THR215 "`http.client.HTTPSConnection`"
        return self.http.getresponse().read()


with ThreadPoolExecutor() as pool:
    pool.map(fetch, ["http://a", "http://b"])  # expect: THR602
Store("x").start()
cursor = psycopg2.connect("dbname=x").cursor()
loader = threading.Thread(target=load, args=(cursor,))
loader.start()
cursor.execute("select 2")
loader.join()
connection = pika.BlockingConnection()
channel = connection.channel()
threading.Thread(target=publish, args=(channel,), daemon=True).start()
channel.start_consuming()
client = Client("localhost")
for path in ("/a", "/b"):
    threading.Thread(target=client.ask, args=(path,)).start()
