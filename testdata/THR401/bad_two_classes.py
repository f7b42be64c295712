"""A model tells its views under its lock, and a view asks the model under its own."""
import threading


class Model:
    def __init__(self):
        self.lock = threading.Lock()
        self.views = []
        self.value = 0

    def add(self, view):
        with self.lock:
            self.views.append(view)

    def change(self, value):
        with self.lock:
            self.value = value
            for view in self.views:
                view.on_change()  # expect: THR401

    def get(self):
        with self.lock:
            return self.value


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


model = Model()
views = [View(model) for _ in range(3)]
threading.Thread(target=model.change, args=(1,)).start()
for view in views:
    view.paint()
