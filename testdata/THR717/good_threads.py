import queue
import threading
from concurrent.futures import ThreadPoolExecutor


def work(lock, results):
    with lock:
        results.put(1)


lock, results = threading.Lock(), queue.Queue()
thread = threading.Thread(target=work, args=(lock, results))
thread.start()
thread.join()
with ThreadPoolExecutor() as pool:
    pool.submit(work, lock, results).result()
