# threadlint-test: preview select=THR810
# The list of an object.
import threading


class Search:
    def __init__(self):
        self.found = []

    def work(self):
        for n in range(200000):
            self.found.append(n)  # expect: THR810


search = Search()
threads = [threading.Thread(target=search.work) for _ in range(4)]
for thread in threads:
    thread.start()
