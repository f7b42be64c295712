# A lock out of a dictionary of locks.
import threading

locks = {"a": threading.Lock(), "b": threading.Lock()}


def use(name, job):
    lock = locks[name]
    try:
        job.prepare()
        lock.acquire()  # expect: THR309
        job.run()
    finally:
        lock.release()


class Job:
    def prepare(self):
        print("prepare")

    def run(self):
        print("run")


use("a", Job())
