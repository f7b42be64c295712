import threading
import time

counts = {"pages": 0}
lock = threading.Lock()

def fetch():
    time.sleep(0.01)
    return 1

def work():
    got = fetch()
    with lock:
        counts["pages"] += got

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counts, "should be 4")
