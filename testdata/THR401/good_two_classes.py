"""A model tells its views after its lock; pools and workers that lock one way only; a gate around both ways."""
import threading


class Model:
    def __init__(self):
        self.lock = threading.Lock()
        self.views = []

    def add(self, view):
        with self.lock:
            self.views.append(view)

    def change(self):
        with self.lock:
            views = list(self.views)
        for view in views:
            view.on_change()

    def get(self):
        with self.lock:
            return len(self.views)


class View:
    def __init__(self, model):
        self.model = model
        self.lock = threading.Lock()
        self.stale = True
        model.add(self)

    def on_change(self):
        with self.lock:
            self.stale = True

    def paint(self):
        with self.lock:
            print(self.model.get())
            self.stale = False


gate = threading.Lock()


class Table:
    def __init__(self):
        self.lock = threading.Lock()
        self.rows = []

    def add(self, row):
        with self.lock:
            self.rows.append(row)

    def clear(self):
        with gate:
            with self.lock:
                for row in self.rows:
                    row.drop()

    def count(self):
        with self.lock:
            return len(self.rows)


class Row:
    def __init__(self, table):
        self.table = table
        self.lock = threading.Lock()
        self.dropped = False
        table.add(self)

    def drop(self):
        with self.lock:
            self.dropped = True

    def rename(self):
        with gate:
            with self.lock:
                print(self.table.count())


model = Model()
views = [View(model) for _ in range(3)]
table = Table()
rows = [Row(table) for _ in range(3)]
threading.Thread(target=model.change).start()
threading.Thread(target=table.clear).start()
for view in views:
    view.paint()
for row in rows:
    row.rename()
