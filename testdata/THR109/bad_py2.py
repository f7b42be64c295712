import threading
import time

thread = threading.Thread(target=time.sleep, args=(0.001,))
thread.setDaemon(1)  # expect: THR109
thread.start()
print "alive", thread.isAlive()  # expect: THR109
thread.join()
