import threading
import time


def race(runners):
    running = runners
    changed = threading.Condition()

    def run(n):
        nonlocal running
        time.sleep(n / 1000)
        with changed:
            running -= 1
            changed.notify_all()

    for n in range(runners):
        threading.Thread(target=run, args=(n,)).start()
    with changed:
        while running > 0:
            changed.wait()
        running = 0
    return running


print(race(3))
