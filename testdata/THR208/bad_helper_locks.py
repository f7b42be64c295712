import threading
import time


class Index:
    def __init__(self):
        self.words = {}


class Search:
    def __init__(self):
        self.index = None
        self.lock = threading.RLock()

    def build(self):
        with self.lock:
            time.sleep(0.001)
            self.index = Index()

    def find(self, word):
        if self.index is None:  # expect-fn: THR208 the act is in another function
            self.build()
        return self.index.words.get(word)


search = Search()
threads = [threading.Thread(target=search.find, args=(word,)) for word in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
