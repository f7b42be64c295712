# threadlint-test: option=THR808.least-takes:2001
import threading

lock = threading.Lock()
total = 0

def work():
    global total
    for n in range(2000):
        with lock:
            total += n

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
