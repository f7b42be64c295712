# threadlint-test: preview select=THR808
# For each word of a text.
import threading

lock = threading.Lock()
words = {}


def count(text):
    for word in text.split():
        with lock:  # expect: THR808
            words[word] = words.get(word, 0) + 1


threads = [threading.Thread(target=count, args=(name,)) for name in ("a b", "c d")]
for thread in threads:
    thread.start()
