import collections
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def count(text):
    words = collections.Counter()
    for word in text.split():
        words[word] += 1
    time.sleep(0.001)
    return words


total = collections.Counter()
with ThreadPoolExecutor() as pool:
    futures = [pool.submit(count, text) for text in ("a b", "b c", "c d")]
    for future in as_completed(futures):
        for word, n in future.result().items():
            total[word] += n
print(total)
