from threading import Thread


class Adder(Thread):
    def __init__(self, numbers):
        Thread.__init__(self)
        self.numbers = numbers

    def run(self):
        total = 0
        for n in self.numbers:
            total += n
        return {"total": total}


def main():
    adder = Adder([1, 2])  # expect: THR114
    adder.start()
    adder.join()
