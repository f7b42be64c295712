import threading
import time

events = 0


def listen():
    global events
    time.sleep(0.001)
    events += 1  # expect: THR201 "main thread"


def main():
    global events
    thread = threading.Thread(target=listen)
    thread.start()
    time.sleep(0.001)
    events += 1  # expect: THR201 "listen"
    thread.join()
    print(events)


main()
