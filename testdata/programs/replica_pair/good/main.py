"""Keeps two replicas of a table alike: each pushes what it has to the other one."""
import threading

from replica import Replica


def push_often(source, target, times):
    for _ in range(times):
        source.push_to(target)


def synchronise(times=50):
    north, south = Replica("north"), Replica("south")
    for i in range(20):
        north.put("n%d" % i, i)
        south.put("s%d" % i, i)
    pushers = [
        threading.Thread(target=push_often, args=(north, south, times)),
        threading.Thread(target=push_often, args=(south, north, times)),
    ]
    for t in pushers:
        t.daemon = True
        t.start()
    for t in pushers:
        t.join()
    return len(north), len(south)


if __name__ == "__main__":
    print(synchronise())
