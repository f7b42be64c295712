# Nobody else takes the lock while it waits.
import threading
import time

lock = threading.Lock()
rows = []


def main():
    with lock:
        time.sleep(1)
        rows.append(1)


def later():
    with lock:
        print(rows)


main()
thread = threading.Thread(target=later)
thread.start()
thread.join()
