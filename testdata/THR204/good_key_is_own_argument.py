import threading
import time

progress = {}


def download(name, size):
    progress[name] = 0
    while progress[name] < size:
        time.sleep(0.001)
        progress[name] += 1


threads = [threading.Thread(target=download, args=("file%d" % n, n)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(progress)
