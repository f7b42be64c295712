import threading


class Grid:
    def __init__(self, size):
        self.rows = [[n * m for n in range(size)] for m in range(size)]
        self.sums = [0] * size

    def sum_row(self, index):
        total = 0
        for value in self.rows[index]:
            total += value % 7
        self.sums[index] = total

    def sum_all(self):
        threads = [threading.Thread(target=self.sum_row, args=(i,)) for i in range(4)]  # expect: THR801
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(self.sums)


print(Grid(20000).sum_all())
