import concurrent.futures


class Sorter:
    def __init__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(2)

    def sort(self, items):
        if len(items) < 2:
            return items
        middle = len(items) // 2
        left = self.pool.submit(self.sort, items[:middle])
        right = self.pool.submit(self.sort, items[middle:])
        return sorted(left.result() + right.result())  # expect: THR405, THR405


sorter = Sorter()
print(sorter.pool.submit(sorter.sort, [3, 1, 2]).result())
