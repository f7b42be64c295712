import threading
import time

counter = 0


def work():
    global counter
    time.sleep(0.001)
    counter += 1  # expect: THR201 "`counter += 1` on the global `counter`"


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
