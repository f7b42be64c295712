"""Each thread has ended before the next one starts; or the one that finds it says so."""

import threading

result = None
winner = None
ready = threading.Lock()


def compute(n):
    global result
    result = n * n


def search(path):
    global winner
    with open(path) as file:
        if "needle" in file.read():
            winner = path


for number in range(3):
    thread = threading.Thread(target=compute, args=(number,))
    thread.start()
    thread.join()  # expect: THR131
    print(result)
threads = [threading.Thread(target=search, args=(p,)) for p in ("a", "b")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(winner)
