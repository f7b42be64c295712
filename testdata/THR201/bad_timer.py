import threading
import time

ticks = 0


def tick():
    global ticks
    ticks += 1  # expect: THR201


timers = [threading.Timer(0.001, tick) for _ in range(3)]
for timer in timers:
    timer.start()
time.sleep(0.01)
for timer in timers:
    timer.join()
print(ticks)
