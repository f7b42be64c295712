import threading
import time

total = 0
lock = threading.Lock()


def work(n):
    global total
    time.sleep(0.001)
    with lock:
        total += n


threads = {}
for name in ("a", "b"):
    threads[name] = threading.Thread(target=work, args=(1,), name=name)
    threads[name].start()
for name, thread in threads.items():
    thread.join()
    print(name)
total += 1
print(total)
