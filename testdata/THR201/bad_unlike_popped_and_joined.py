import threading
import time

total = 0
lock = threading.Lock()


def work(n):
    global total
    time.sleep(0.001)
    with lock:
        total += n


running = []
while len(running) < 3:
    running.append(threading.Thread(target=work, args=(1,)))
    running[-1].start()
running.pop().join()
total += 1  # expect: THR201
print(total)
