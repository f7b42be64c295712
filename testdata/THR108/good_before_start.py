import threading
import time

thread = threading.Thread(target=time.sleep, args=(0.001,))
thread.daemon = True
thread.start()
thread.join()
