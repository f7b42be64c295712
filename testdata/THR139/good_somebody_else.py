# The signal may come from a handler while the main thread waits.
import signal
import threading

stop = threading.Event()


def poll():
    while not stop.is_set():
        stop.wait(1)


def on_signal(number, frame):
    stop.set()


def main():
    signal.signal(signal.SIGTERM, on_signal)
    t = threading.Thread(target=poll)
    t.start()
    t.join()
    stop.set()


main()
