# In the handler and in the finally.
import threading

slots = threading.Semaphore(value=3)


def load(path):
    slots.acquire()
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        slots.release()
        return ""
    finally:
        slots.release()  # expect: THR319


load("/dev/null")
