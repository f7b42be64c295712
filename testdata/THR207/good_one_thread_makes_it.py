import queue
import sqlite3
import threading

requests = queue.Queue()
database = None


def serve():
    global database
    while True:
        statement = requests.get()
        if statement is None:
            break
        if database is None:
            database = sqlite3.connect(":memory:")
        database.execute(statement)


thread = threading.Thread(target=serve)
thread.start()
for n in range(3):
    requests.put("select %d" % n)
requests.put(None)
thread.join()
