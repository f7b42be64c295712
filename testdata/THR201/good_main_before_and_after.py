import threading
import time

counter = 0


def work():
    global counter
    time.sleep(0.001)
    counter += 1


counter += 1
thread = threading.Thread(target=work)
thread.start()
thread.join()
counter += 1
print(counter)
