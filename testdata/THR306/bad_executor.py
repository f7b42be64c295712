"""A lock of threads among processes."""
import threading
from concurrent.futures import ProcessPoolExecutor
log_lock = threading.Lock()
def write(line):
    log_lock.acquire()  # expect: THR306
    try:
        with open("log", "a") as f:
            f.write(line)
    finally:
        log_lock.release()
def main():
    with ProcessPoolExecutor() as ex:
        for i in range(10):
            ex.submit(write, str(i))  # expect: THR601
if __name__ == "__main__":
    main()
