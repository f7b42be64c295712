import threading
import time

from pool import Pool

pool = Pool(2)


def query():
    connection = pool.get()
    time.sleep(0.001)
    pool.put(connection)


threads = [threading.Thread(target=query) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
