import threading
import time

thread = threading.Thread(target=time.sleep, args=(0.001,))
thread.start()
try:
    thread.daemon = True  # expect: THR108 "`thread` was started already"
except RuntimeError as error:
    print(error)
thread.join()
