"""More parties than a pool has threads."""
import threading
from concurrent.futures import ThreadPoolExecutor
b = threading.Barrier(8)  # expect: THR414
def job(i):
    b.wait()
    return i
with ThreadPoolExecutor(max_workers=4) as ex:
    print(list(ex.map(job, range(8))))
