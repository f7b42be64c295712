import functools
import threading
from concurrent.futures import ThreadPoolExecutor


def work(n):
    print(n)


thread = threading.Thread(target=functools.partial(work, 1))
thread.start()
thread.join()
with ThreadPoolExecutor(1) as pool:
    pool.submit(functools.partial(work, 2))
