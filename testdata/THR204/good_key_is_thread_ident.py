import threading
import time

depths = {}


def enter():
    me = threading.get_ident()
    depths[me] = depths.get(me, 0) + 1


def leave():
    del depths[threading.get_ident()]


def work():
    enter()
    time.sleep(0.001)
    leave()


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(depths)
