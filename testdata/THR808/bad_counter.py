# threadlint-test: preview select=THR808
# The lock for each number.
import threading

lock = threading.Lock()
total = 0


def work():
    global total
    for n in range(100000):
        with lock:  # expect: THR808 "`lock`"
            total += n


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
