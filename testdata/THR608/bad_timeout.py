# Gives up on a task, and believes to have stopped it.
import concurrent.futures
from concurrent.futures import ThreadPoolExecutor
import time

executor = ThreadPoolExecutor(max_workers=4)


def query(text):
    time.sleep(60)
    return text


def ask(text):
    future = executor.submit(query, text)
    try:
        return future.result(timeout=5)
    except concurrent.futures.TimeoutError:
        future.cancel()  # expect: THR608 "times out"
        return None


def ask_exception(text):
    future = executor.submit(query, text)
    try:
        print(future.exception(2.5))
    except (TimeoutError, OSError) as error:
        print("gives up", error)
        future.cancel()  # expect: THR608
        raise
