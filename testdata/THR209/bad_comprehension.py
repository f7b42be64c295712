import threading
import time

stats = {}


def measure():
    for n in range(50):
        stats["probe%d" % n] = n
        time.sleep(0.001)


def report():
    for _ in range(20):
        print({name: str(value) for name, value in stats.items()})  # expect: THR209
        time.sleep(0.001)


threads = [threading.Thread(target=measure), threading.Thread(target=report)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
