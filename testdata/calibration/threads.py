# Starting and joining threads.
import threading

from calibrating import report, wall_ns

THREADS = 40


def nothing():
    pass


def start_join(count):
    for _ in range(count):
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()


def start_all_join_all(count):
    threads = [threading.Thread(target=nothing) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


report({"thread_start_join": wall_ns(start_join, THREADS), "thread_among_many": wall_ns(start_all_join_all, THREADS)})
