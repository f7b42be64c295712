import threading
import time


class Context:
    def __init__(self):
        self.depth = 0

    def enter(self):
        self.depth += 1  # expect: THR202


context = Context()


def work():
    time.sleep(0.001)
    context.enter()
    context.depth += 1  # expect: THR202
    print(context.depth)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
