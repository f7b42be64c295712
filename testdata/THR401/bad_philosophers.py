import threading
import time

N = 5
forks = [threading.Lock() for _ in range(N)]


def philosopher(i):
    left = forks[i]
    right = forks[(i + 1) % N]
    for _ in range(3):
        with left:
            time.sleep(0.01)
            with right:  # expect: THR401 "ring"
                print(i, "eats")


threads = [threading.Thread(target=philosopher, args=(i,)) for i in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join()
