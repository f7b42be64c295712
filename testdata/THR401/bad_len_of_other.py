"""Two boxes that are compared by how much is in them."""
import threading


class Box:
    def __init__(self):
        self.lock = threading.Lock()
        self.things = []

    def __len__(self):
        with self.lock:
            return len(self.things)

    def take_from(self, other):
        with self.lock:
            if len(other):  # expect: THR401
                self.things.append(other.give())

    def give(self):
        return self.things.pop()


left, right = Box(), Box()
threading.Thread(target=left.take_from, args=(right,)).start()
threading.Thread(target=right.take_from, args=(left,)).start()
