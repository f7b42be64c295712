import queue
import threading
import time

jobs = queue.Queue()
config = None


def work():
    job = jobs.get()
    print(job, suffix)


def use_config():
    print(config)


def ready_work():
    ready.wait()
    print(table)


def late():
    print(message)


def careful():
    try:
        print(maybe)
    except NameError:
        print("not yet")


def quick():
    print(result)


ready = threading.Event()
threads = [threading.Thread(target=t) for t in (work, use_config, ready_work, careful)]
for thread in threads:
    thread.start()
suffix = "!"
config = {}
table = {}
ready.set()
maybe = 1
jobs.put("job")
threading.Timer(30, late).start()
message = "late"
for thread in threads:
    thread.join()
time.sleep(0)
result = 1
last = threading.Thread(target=quick)
last.start()
result = 2
last.join()


class Holder:
    def __init__(self):
        self.data = None

    def open(self):
        threading.Thread(target=self.show).start()
        self.data = 1

    def show(self):
        print(self.data)


Holder().open()
