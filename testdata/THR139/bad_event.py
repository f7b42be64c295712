# The event is set when the thread has ended, which it never does.
import threading
import time

stop = threading.Event()


def poll():
    while not stop.is_set():
        print("poll")
        time.sleep(1)


def main():
    t = threading.Thread(target=poll)
    t.start()
    time.sleep(5)
    t.join()  # expect: THR139
    stop.set()


if __name__ == "__main__":
    main()
