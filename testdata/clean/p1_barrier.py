import threading
import time

barrier = threading.Barrier(2)
value = 0


def produce():
    global value
    time.sleep(0.001)
    value += 1
    barrier.wait()


thread = threading.Thread(target=produce)
thread.start()
barrier.wait()
value += 1
print(value)
thread.join()
