# threadlint-test: preview select=THR902
# Only one thread fills it.
import threading

lengths = {}


def length(text):
    if text not in lengths:
        lengths[text] = sum(map(ord, text))
    return lengths[text]


def work():
    print(length("a"))


threading.Thread(target=work).start()
