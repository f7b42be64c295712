import queue
import threading
import time


def follow(lines):
    count = 0
    todo = queue.Queue()

    def consume():
        nonlocal count
        while True:
            line = todo.get()
            if line is None:
                return
            count += len(line)
            time.sleep(0.001)

    thread = threading.Thread(target=consume)
    thread.start()
    for line in lines:
        todo.put(line)
    todo.put(None)
    thread.join()
    count += 1
    return count


print(follow(["a", "b"]))
