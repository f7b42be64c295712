# The refusal is caught.
import atexit
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


def finish():
    try:
        pool.submit(print, "late")
    except RuntimeError:
        print("late")


atexit.register(finish)
