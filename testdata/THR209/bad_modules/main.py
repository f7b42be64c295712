import time
from concurrent.futures import ThreadPoolExecutor

import bus


def client(n):
    name = "client%d" % n
    bus.subscribe(name, print)
    bus.publish(n)
    time.sleep(0.001)
    bus.unsubscribe(name)


with ThreadPoolExecutor(4) as pool:
    list(pool.map(client, range(20)))
