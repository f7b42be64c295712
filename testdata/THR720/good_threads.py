import multiprocessing.dummy
import threading
from multiprocessing.pool import ThreadPool


def work(n):
    print(n)


child = threading.Thread(target=work, args=(1,))
child.start()
child.join()
with ThreadPool(2) as pool:
    pool.map(work, range(3))
other = multiprocessing.dummy.Process(target=work, args=(1,))
other.start()
other.join()
