import threading
import time

limits = {"rate": 10}


def relax():
    limits["rate"] += 1  # expect: THR204


def main():
    timer = threading.Timer(0.001, relax)
    timer.start()
    for _ in range(5):
        current = limits["rate"]
        time.sleep(0.001)
        limits["rate"] = current - 1  # expect: THR204
    timer.join()
    print(limits)


main()
