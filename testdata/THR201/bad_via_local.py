import threading
import time

total = 0


def work(n):
    global total
    seen = total
    seen += n
    time.sleep(0.001)
    total = seen  # expect: THR201


threads = []
for n in range(3):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
print(total)
