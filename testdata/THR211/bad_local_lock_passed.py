import threading
import time

totals = {"bytes": 0}


def upload(lock):
    for n in range(10):
        time.sleep(0.001)
        with lock:
            totals["bytes"] += n


def download(lock):
    for n in range(10):
        time.sleep(0.001)
        with lock:
            totals["bytes"] += n  # expect: THR211


def main():
    up = threading.Lock()
    down = threading.Lock()
    threads = [
        threading.Thread(target=upload, args=(up,)),
        threading.Thread(target=download, args=(down,)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
