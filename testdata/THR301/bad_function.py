import threading
import time


def save(text):
    with threading.Lock():  # expect: THR301 "`threading.Lock()`"
        time.sleep(0.001)
        print(text)


threads = [threading.Thread(target=save, args=("a",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
