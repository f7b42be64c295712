# threadlint-test: option=THR320.allowed-calls:requests.*,time.*
import threading
import time

lock = threading.Lock()
rows = []

def load(name):
    with lock:
        time.sleep(0.3)
        rows.append(name)

def show():
    with lock:
        print(len(rows))

threads = [threading.Thread(target=load, args=("tea",)), threading.Thread(target=show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
