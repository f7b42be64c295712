import threading as th


class Named(th.Thread):
    def __init__(self, name):
        self.name = name  # expect: THR105
        th.Thread.__init__(self)

    def run(self):
        print(self.name)


try:
    Named("n").start()
except AssertionError as error:
    print(error)
