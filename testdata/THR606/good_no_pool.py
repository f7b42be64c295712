# threadlint-test: preview select=THR606
# Other objects.
class Pool:
    def map(self, function, items):
        return [function(item) for item in items]


def main(items):
    pool = Pool()
    return pool.map(str, items)
