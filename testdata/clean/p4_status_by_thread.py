import threading
import time

status = {}
started = {}


def work(name):
    status[name] = "running"
    started[name] = time.time()
    for n in range(3):
        time.sleep(0.001)
        status[name] = status[name] + "."
    if name in started:
        del started[name]


def show():
    for _ in range(3):
        print(dict(status), len(started))
        time.sleep(0.001)


threads = [threading.Thread(target=work, args=("w%d" % n,)) for n in range(3)]
threads.append(threading.Thread(target=show))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
