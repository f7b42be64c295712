import threading
import time

levels = {"a": 0, "b": 0, "c": 0}


def measure():
    for n in range(50):
        levels["a"] = n
        levels["b"] = n * 2
        time.sleep(0.0001)


def show():
    for name, value in levels.items():
        print(name, value)


threads = [threading.Thread(target=measure), threading.Thread(target=show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
