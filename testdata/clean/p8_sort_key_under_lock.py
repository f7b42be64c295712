import threading
import time

lock = threading.Lock()
compared = 0
names = ["b", "a"]


def work():
    global compared
    time.sleep(0.001)
    with lock:
        print(sorted(names, key=lambda name: (len(name), name)))
        compared += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
