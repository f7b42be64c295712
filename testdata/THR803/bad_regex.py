import re
import threading

TEXT = "the quick brown fox, number 17, jumps over the lazy dog " * 5000


def count_numbers(times, found):
    for _ in range(times):
        found.append(len(re.findall(r"\d+", TEXT)))


found = []
threads = [threading.Thread(target=count_numbers, args=(10, found)) for _ in range(3)]  # expect: THR803 "`re.findall`"
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(found))
