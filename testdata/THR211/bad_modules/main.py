import threading
import time

import counter

lock = threading.Lock()


def work():
    for n in range(10):
        counter.add(n)
        time.sleep(0.001)


def correct():
    for _ in range(10):
        with lock:
            counter.value -= 1  # expect: THR211
        time.sleep(0.001)


threads = [threading.Thread(target=work), threading.Thread(target=correct)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter.get())
