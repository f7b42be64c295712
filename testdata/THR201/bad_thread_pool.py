from multiprocessing.pool import ThreadPool
import time

seen = 0


def visit(url):
    global seen
    time.sleep(0.001)
    seen += 1  # expect: THR201


pool = ThreadPool(3)
pool.map(visit, ["a", "b", "c"])
pool.close()
pool.join()
print(seen)
