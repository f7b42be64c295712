import threading
import time

ready = threading.Event()
value = 0


def produce():
    global value
    time.sleep(0.001)
    value += 1  # expect: THR201
    ready.set()


thread = threading.Thread(target=produce)
thread.start()
ready.wait(0.0001)
value += 1  # expect: THR201
print(value)
thread.join()
