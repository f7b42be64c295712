"""A pump that can be paused, and a display that shows what is new: both turn at full speed while there is nothing to do."""
import threading
import time

paused = False
stopped = threading.Event()
items = []


def pump(path):
    while not stopped.is_set():  # expect: THR805 "`paused`"
        if paused:
            continue
        with open(path) as lines:
            items.append(lines.readline())
        time.sleep(0.1)


def show():
    last = None
    while not stopped.is_set():  # expect: THR805
        count = len(items)
        if count != last:
            print(count, "lines")
            last = count


def main():
    global paused
    threads = [threading.Thread(target=pump, args=("/etc/passwd",)), threading.Thread(target=show)]
    for t in threads:
        t.start()
    paused = True
    time.sleep(1)
    paused = False
    stopped.set()
    for t in threads:
        t.join()


main()
