import contextlib
import threading
import time


def count_words(texts):
    total = 0
    lock = threading.RLock()

    @contextlib.contextmanager
    def guarded():
        with lock:
            yield

    def add(n):
        nonlocal total
        with lock:
            total += n

    def work(text):
        nonlocal total
        words = text.split()
        time.sleep(0.001)
        with guarded():
            add(len(words))
            total -= 1

    threads = [threading.Thread(target=work, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total


print(count_words(["a b", "c d e"]))
