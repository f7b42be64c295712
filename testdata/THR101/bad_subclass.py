import threading as th


class Greeter(th.Thread):
    def __init__(self, name):
        super().__init__()
        self.greeting = "hello " + name

    def run(self):
        print(self.greeting)


Greeter("a").run()  # expect: THR101
b = Greeter("b")
b.run()  # expect: THR101
