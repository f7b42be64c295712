import threading as th


class Worker(th.Thread):
    def run(self):
        print("run")


try:
    workers = [Worker(group=("g",)) for _ in range(2)]  # expect: THR122
except AssertionError as error:
    print(error)
