# threadlint-test: preview select=THR901
# Each thread has a container of its own; the shared one does not change any more.
import threading

settings = {"a": 1}


def work():
    mine = {}
    for n in range(100):
        mine[n] = n
    print(sum(mine.values()), list(settings.items()))


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
