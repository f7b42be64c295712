import threading
import time

handlers = 0


def create_app(names):
    global handlers
    for _ in names:
        handlers += 1
    return work


def work():
    time.sleep(0.001)
    print(handlers)


app = create_app(["a", "b"])
threads = [threading.Thread(target=app) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
