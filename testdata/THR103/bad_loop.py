# Made once, started in each turn.
import threading
import time


def poll():
    print("poll")


def for_ever():
    t = threading.Thread(target=poll)
    while True:
        t.start()  # expect: THR103 "next turn"
        t.join()  # expect: THR131
        time.sleep(10)


def rounds(count):
    threads = [threading.Thread(target=poll) for _ in range(4)]
    for _ in range(count):
        for t in threads:
            t.start()  # expect: THR103
        for t in threads:
            t.join()


def twice():
    threads = []
    for _ in range(3):
        threads.append(threading.Thread(target=poll))
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for t in threads:
        t.start()  # expect: THR103
