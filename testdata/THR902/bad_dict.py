# threadlint-test: preview select=THR902
# A memo in a global dictionary.
import threading

lengths = {}


def length(text):
    if text not in lengths:  # expect: THR902 "`lengths`"
        lengths[text] = sum(map(ord, text))
    return lengths[text]


def work():
    for text in ["a", "bb", "ccc"]:
        print(length(text))


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
