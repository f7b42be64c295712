import threading
import time

import config


def handle():
    time.sleep(0.001)
    config.requests += 1  # expect: THR201


threads = [threading.Thread(target=handle) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(config.requests)
