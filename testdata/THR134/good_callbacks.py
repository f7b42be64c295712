# Handed to code that may start it before it comes back.
import threading
from functools import partial


def run_with(executor):
    t = threading.Thread(target=print)
    executor.submit(t.start).result()
    t.join()


def run_later(scheduler):
    t = threading.Thread(target=print)
    scheduler.add(partial(threading.Thread.start, t))
    scheduler.run()
    t.join()


def registered(app):
    app.worker = threading.Thread(target=print)
    app.boot()
    app.worker.join()
