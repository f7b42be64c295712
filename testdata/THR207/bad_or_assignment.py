import threading
import time


class Store:
    def __init__(self):
        time.sleep(0.001)
        self.items = []


class App:
    store = None

    def get_store(self):
        self.store = self.store or Store()  # expect: THR207
        return self.store


def work(app, item):
    app.get_store().items.append(item)


app = App()
threads = [threading.Thread(target=work, args=(app, n)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(app.get_store().items), "should be 4")
