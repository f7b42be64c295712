import threading as th


def work(n, text):
    print(n, text)


timers = []
for i in range(3):
    timer = th.Timer(0.1, lambda text: work(i, text), args=("late",))  # expect: THR123
    timer.start()
    timers.append(timer)
for timer in timers:
    timer.join()
