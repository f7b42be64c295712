import threading
import time

context = threading.local()


def work():
    context.depth = 0
    time.sleep(0.001)
    context.depth += 1
    print(context.depth)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
