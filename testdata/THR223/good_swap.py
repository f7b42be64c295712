"""A local object is filled, then stored; or a lock is held all the time."""

import threading
import time

table = {}
index = {}
guard = threading.Lock()


def reload():
    global table, index
    while True:
        fresh = {}
        for number in range(100):
            fresh[number] = number
        table = fresh
        with guard:
            index = {}
            for number in range(100):
                index[number] = number
        time.sleep(1)


def look(number):
    with guard:
        return index[number]


threading.Thread(target=reload, daemon=True).start()
for number in range(100):
    print(table.get(number), look(number))
