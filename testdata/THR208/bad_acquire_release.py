import sqlite3
import threading
import time

lock = threading.Lock()
connection = None


def query(statement):
    global connection
    if not connection:  # expect: THR208
        lock.acquire()
        try:
            connection = sqlite3.connect(":memory:", check_same_thread=False)
        finally:
            lock.release()
    with lock:
        return connection.execute(statement).fetchall()


def work():
    time.sleep(0.001)
    print(query("select 1"))


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
