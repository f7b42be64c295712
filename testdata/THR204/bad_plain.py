import threading
import time

counts = {"pages": 0}

def fetch():
    time.sleep(0.01)
    return 1

def work():
    counts["pages"] += fetch()  # expect: THR204

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counts, "should be 4")
