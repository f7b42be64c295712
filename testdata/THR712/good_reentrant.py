import signal
import threading

lock = threading.RLock()
numbers = []


def show(number, frame):
    with lock:
        print(numbers)


def main():
    signal.signal(signal.SIGUSR1, show)
    while True:
        with lock:
            numbers.append(len(numbers))


main()
