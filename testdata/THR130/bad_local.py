import threading


class Report:
    def __init__(self):
        self.rows = []

    def collect(self, items):
        for item in items:
            self.rows.append(item)

    def build(self, items):
        worker = threading.Thread(target=self.collect, args=(items,))
        worker.start()  # expect: THR130 "line 15"
        return sum(self.rows)  # expect: THR140
