import threading
from concurrent.futures import ThreadPoolExecutor

ready = threading.Event()
gate = threading.Lock()


def prepare(numbers):
    with gate:
        numbers.sort()
    ready.set()


def main():
    numbers = [7, 1, 3]
    thread = threading.Thread(target=prepare, args=(numbers,))
    thread.start()
    while not ready.is_set():  # expect: THR805 "`ready.wait()`"
        pass
    while not gate.acquire(False):  # expect: THR805 "`gate.acquire()`"
        pass
    gate.release()
    while thread.is_alive():  # expect: THR805 "`thread.join()`"
        pass
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(sum, numbers)
        while not first.done():  # expect: THR805 "`first.result()`"
            pass
        print(first.result())


main()
