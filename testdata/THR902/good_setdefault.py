# threadlint-test: preview select=THR902
# One operation, and everybody has the same object.
import threading

words = {}


def of(text):
    return words.setdefault(text, text.split())


def work():
    print(of("a b"))


for _ in range(2):
    threading.Thread(target=work).start()
