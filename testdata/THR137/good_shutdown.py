# Ending what runs is what these functions are for.
import atexit
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
stop = threading.Event()
worker = threading.Thread(target=stop.wait)
worker.start()


@atexit.register
def finish():
    stop.set()
    worker.join()
    pool.shutdown()
    last = threading.Thread(target=print)
    last.start()
    last.join()
