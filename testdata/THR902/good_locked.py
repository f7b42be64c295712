# threadlint-test: preview select=THR902
# Looked up and filled under a lock.
import threading

lengths = {}
lock = threading.Lock()


def length(text):
    with lock:
        if text not in lengths:
            lengths[text] = sum(map(ord, text))
        return lengths[text]


def work():
    print(length("a"))


for _ in range(2):
    threading.Thread(target=work).start()
