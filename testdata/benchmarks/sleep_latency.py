"""Calls a service that takes a while to answer, here a sleep; expected: waits, n threads overlap n calls."""
import sys
import threading
import time

CALLS = 24


def call_service(number):
    time.sleep(0.0125)
    return number * 2


def worker(numbers, answers):
    for number in numbers:
        answers.append(call_service(number))


def main(threads=2):
    answers = []
    workers = [threading.Thread(target=worker, args=(range(i, CALLS, threads), answers)) for i in range(threads)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    return sum(answers)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
