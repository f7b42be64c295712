import threading
import time

thread = threading.Thread(target=time.sleep, args=(0.001,))
thread.start()
try:
    while thread.isAlive():  # expect: THR109 "3.9"  # expect: THR806
        time.sleep(0.001)
except AttributeError as error:
    print(error)
thread.join()
