import threading
import time

table_lock = threading.Lock()
log_lock = threading.Lock()
table = {}
log = []


def store(n):
    with table_lock:
        table[n] = n
    with log_lock:
        log.append(n)


def work(n):
    store(n)
    time.sleep(0.001)
    with table_lock:
        for key in table:
            print(key)
    with log_lock:
        if log:
            log.pop()


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
