import threading


class Base(threading.Thread):
    def __init__(self, name):
        threading.Thread.__init__(self, name=name)


class Child(Base):
    def __init__(self):
        Base.__init__(self, "child")
        self.size = 1

    def run(self):
        print(self.name, self.size)


child = Child()
child.start()
child.join()
