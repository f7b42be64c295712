# The main program makes it anew before there is a thread.
import threading

lock = threading.Lock()
rows = []


def work():
    with lock:
        rows.append(1)


def configure():
    global lock
    lock = threading.RLock()


configure()
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
