# threadlint-test: target-version=3.7
class Row:
    def __init__(self, native_id):
        self.native_id = native_id


print(Row(3).native_id)
