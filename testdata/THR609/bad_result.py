# A deadline that is none.
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
import time


def query(text):
    time.sleep(60)
    return text


def ask(text, seconds):
    with ThreadPoolExecutor(max_workers=1) as executor:
        future = executor.submit(query, text)
        try:
            return future.result(timeout=seconds)  # expect: THR609 "line 13"
        except FutureTimeout:
            print("too slow")
            return None


def at_once(text):
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(query, text).result(5)  # expect: THR609
