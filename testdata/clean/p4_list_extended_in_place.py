import threading
import time

lines = []


def work(n):
    global lines
    time.sleep(0.001)
    lines += [n]


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(lines))
