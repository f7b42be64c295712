import threading
import time

barrier = threading.Barrier(2)  # expect: THR414
value = 0


def produce():
    global value
    time.sleep(0.001)
    value += 1  # expect: THR201
    barrier.wait()


thread = threading.Thread(target=produce)
thread.start()
value += 1  # expect: THR201
print(value)
thread.join()
