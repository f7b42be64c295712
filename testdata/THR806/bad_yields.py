"""Threads that take turns, and give the rest of their time away in between."""
import os
import threading
import time

turn = 0
order = []


def take_turns(me, others):
    global turn
    for _ in range(10):
        while turn != me:  # expect: THR806 "`time.sleep(0)`"
            time.sleep(0)
        order.append(me)
        turn = (me + 1) % others


def watch(seen):
    while turn == seen:  # expect: THR806 "`os.sched_yield()`"
        os.sched_yield()


threads = [threading.Thread(target=take_turns, args=(i, 2)) for i in range(2)]
threads.append(threading.Thread(target=watch, args=(turn,)))
for t in threads:
    t.start()
for t in threads:
    t.join()
