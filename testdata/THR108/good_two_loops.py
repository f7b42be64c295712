import threading
import time

threads = [threading.Thread(target=time.sleep, args=(0.001,)) for _ in range(2)]
for thread in threads:
    thread.daemon = True
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
