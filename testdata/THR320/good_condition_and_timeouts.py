# A condition gives its lock back while it waits; timeouts end.
import queue
import threading
import time

changed = threading.Condition()
jobs = queue.Queue()
rows = []


def consumer():
    with changed:
        while not rows:
            changed.wait()
        rows.pop()


def producer():
    with changed:
        rows.append(1)
        changed.notify()
        try:
            rows.append(jobs.get(timeout=1))
            rows.append(jobs.get_nowait())
        except queue.Empty:
            pass
        time.sleep(0.01)


threading.Thread(target=consumer).start()
threading.Thread(target=producer).start()
