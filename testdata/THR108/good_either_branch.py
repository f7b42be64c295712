import sys
import threading
import time

thread = threading.Thread(target=time.sleep, args=(0.001,))
if "--wait" in sys.argv:
    thread.start()
else:
    thread.daemon = True
    thread.start()
thread.join()
