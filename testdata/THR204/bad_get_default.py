import threading
import time

votes = {}


def vote(name):
    votes[name] = votes.get(name, 0) + 1  # expect: THR204


def voter(names):
    for name in names:
        time.sleep(0.001)
        vote(name)


threads = [threading.Thread(target=voter, args=(["ann", "bob"],)) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(votes)
