from base import Base


class Copy(Base):
    def __init__(self, source):  # expect: THR105
        self.source = source

    def work(self):
        print(self.source)


try:
    Copy("x").start()
except RuntimeError as error:
    print(error)
