import threading


class Worker(threading.Thread):
    def __init__(self):
        super().__init__(group="pool")  # expect: THR122

    def run(self):
        print("run")


try:
    Worker().start()
except AssertionError as error:
    print(error)
