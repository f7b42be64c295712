import threading
from threading import Thread as T


class Copier:
    def __init__(self):
        self.thread = threading.Thread(target=self.copy)  # expect: THR121 "`target` gets none"
        self.thread.start()

    def copy(self, target):
        print(target)

    @staticmethod
    def report(text):
        print(text)

    def check(self):
        worker = T(target=self.report, args=(self, "a"))  # expect: THR121 "it takes only 1"
        worker.start()
        worker.join()


def show(text, *, loud=False):
    print(text, loud)


def tick():
    print("tick")


threads = [threading.Thread(target=show, args=(n, True)) for n in range(3)]  # expect: THR121
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
timer = threading.Timer(0.01, tick, [1])  # expect: THR121 "takes none"
timer.start()
timer.join()
quiet = T(target=show, args=("a",), kwargs={"quiet": True})  # expect: THR121 "no parameter `quiet`"
quiet.start()
quiet.join()
twice = T(target=show, args=("a",), kwargs=dict(text="b"))  # expect: THR121 "given twice"
twice.start()
twice.join()
Copier().check()
