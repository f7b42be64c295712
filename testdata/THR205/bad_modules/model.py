class Record:
    counter = 0

    @classmethod
    def next_key(cls):
        cls.counter += 1  # expect: THR205
        return "k%d" % cls.counter


class Person(Record):
    def __init__(self, name):
        self.key = Record.next_key()
        self.name = name
