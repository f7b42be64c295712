import threading
import time


def watch(path):
    lines = 0
    stop = threading.Event()

    def follow():
        nonlocal lines
        with open(path) as log:
            while not stop.is_set():
                for line in log:
                    lines += len(line.split(";"))  # expect: THR203
                time.sleep(0.01)

    reader = threading.Thread(target=follow)
    reader.start()
    with open(path) as log:
        for line in log:
            lines += len(line.split(","))  # expect: THR203
    stop.set()
    reader.join()
    return lines


print(watch(__file__))
