# The result has a name, and that is all.
import threading

lock = threading.Lock()


def save(path, text):
    acquired = lock.acquire(timeout=2.5)  # expect: THR310
    try:
        with open(path, "w") as file:
            file.write(text)
    finally:
        lock.release()


save("/dev/null", "x")
