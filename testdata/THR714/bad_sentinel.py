import atexit
import queue
import threading

lines = queue.Queue()


def write():
    while True:
        line = lines.get()
        if line is None:
            break
        print(line)


writer = threading.Thread(target=write)
writer.start()


@atexit.register  # expect: THR714
def close():
    lines.put(None)
    writer.join()


def log(text):
    lines.put(text)
