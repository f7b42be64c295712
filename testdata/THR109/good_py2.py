import threading
import time

thread = threading.Thread(target=time.sleep, args=(0.001,))
thread.setDaemon(1)
thread.start()
print "alive", thread.isAlive()
thread.join()
