import threading
import time


def phases(steps):
    total = 0

    def step(n):
        nonlocal total
        time.sleep(0.001)
        total += n

    for n in range(steps):
        thread = threading.Thread(target=step, args=(n,))
        thread.start()
        thread.join()  # expect: THR131
    return total


print(phases(3))
