import re
import threading
import time

patterns = {}


def compiled(text):
    if text not in patterns:
        patterns[text] = re.compile(text)
    return patterns[text]


def length(word, known={}):
    size = known.get(word)
    if size is None:
        size = known[word] = len(word.encode("utf-8"))
    return size


def work(words):
    for word in words:
        time.sleep(0.001)
        print(compiled("^a").match(word), length(word))


threads = [threading.Thread(target=work, args=(["a", "b"],)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
