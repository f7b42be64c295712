import queue
import threading
import time

finished = queue.Queue()
value = 0


def produce():
    global value
    time.sleep(0.001)
    value += 1  # expect: THR201
    finished.put("done")


thread = threading.Thread(target=produce)
thread.start()
value += 1  # expect: THR201
print(value)
thread.join()
