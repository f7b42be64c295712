import multiprocessing


class Adder(multiprocessing.Process):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.total = 0

    def run(self):
        for n in self.numbers:
            self.total += n


if __name__ == "__main__":
    adder = Adder([1, 2, 3])
    adder.start()
    adder.join()
    print(adder.total)  # expect: THR718 "`Adder.run`"
