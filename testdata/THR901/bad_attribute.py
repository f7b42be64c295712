# threadlint-test: preview select=THR901
# Copies of an attribute.
import threading


class Registry:
    def __init__(self):
        self.items = {}

    def add(self):
        for n in range(1000):
            self.items[n] = str(n)

    def show(self):
        for _ in range(100):
            for key, value in list(self.items.items()):  # expect: THR901
                print(key, value)
            print(self.items.copy())  # expect: THR901
            print(tuple(self.items))  # expect: THR901


registry = Registry()
threads = [threading.Thread(target=registry.add), threading.Thread(target=registry.show)]
for thread in threads:
    thread.start()
