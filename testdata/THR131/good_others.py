# Strings and paths are joined too, and one thread outside of the loop.
import os
import threading


def names(folders):
    t = threading.Thread(target=print)
    t.start()
    for folder in folders:
        path = os.path.join(folder, "x")
        print(",".join([path]))
    t.join()


class Engine:
    def start(self):
        print("start")

    def join(self):
        print("join")


def engines(count):
    for _ in range(count):
        e = Engine()
        e.start()
        e.join()
