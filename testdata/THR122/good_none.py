import threading
import time

thread = threading.Thread(group=None, target=time.sleep, args=(0.001,))
thread.start()
thread.join()
