import os
import threading

N = 4
barrier = threading.Barrier(N)
others = threading.Barrier(os.cpu_count() or 1)


def work():
    barrier.wait()
    others.wait()


for _ in range(N):
    threading.Thread(target=work).start()
