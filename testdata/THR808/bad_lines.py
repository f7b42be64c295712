# threadlint-test: preview select=THR808
# For each word of a text.
import threading

lock = threading.Lock()
words = {}


def count(text):
    for word in text.split():
        with lock:  # expect: THR808
            words[word] = words.get(word, 0) + 1


def start(texts):
    for text in texts:
        threading.Thread(target=count, args=(text,)).start()
