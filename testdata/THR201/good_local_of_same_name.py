import threading
import time

counter = 0


def work():
    counter = 0
    for _ in range(2):
        time.sleep(0.001)
        counter += 1
    print(counter)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
