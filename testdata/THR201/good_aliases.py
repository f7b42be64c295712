from threading import Lock as L, Thread as T
import time

guard = L()
n = 0


def work():
    global n
    time.sleep(0.001)
    guard.acquire()
    n += 1
    guard.release()


ts = [T(target=work) for _ in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
