import threading
import time

state = 0


def work(up):
    global state
    time.sleep(0.001)
    if up:
        state += 1  # expect: THR201
    else:
        state -= 1


threads = [threading.Thread(target=work, args=(n,)) for n in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
