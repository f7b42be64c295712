import threading
import time

import plugins


def work():
    time.sleep(0.001)
    print(plugins.count, plugins.names)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
