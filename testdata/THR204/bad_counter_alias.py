import collections
import threading
import time


class WordCount:
    def __init__(self):
        self.words = collections.Counter()

    def feed(self, text):
        words = self.words
        for word in text.split():
            words[word] += 1  # expect: THR204
            time.sleep(0)


count = WordCount()
threads = [threading.Thread(target=count.feed, args=("a b a",)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count.words.most_common(1))
