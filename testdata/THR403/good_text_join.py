import os.path
import threading

lock = threading.Lock()
names = []


def work():
    with lock:
        names.append("x")


def report():
    with lock:
        print(", ".join(names), os.path.join("a", "b"))


t = threading.Thread(target=work)
t.start()
report()
t.join()
