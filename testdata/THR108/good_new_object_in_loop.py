import threading
import time

threads = []
for _ in range(2):
    thread = threading.Thread(target=time.sleep, args=(0.001,))
    thread.daemon = True
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
