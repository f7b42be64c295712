import threading


class Node:
    def __init__(self, parent=None):
        self.lock = threading.RLock()
        self.parent = parent
        self.children = []
        self.size = 0

    def refresh(self):
        with self.lock:
            for child in self.children:
                with child.lock:
                    self.size += child.size

    def add(self, child):
        with self.lock:
            self.children.append(child)
            self.children[-1].refresh()


root = Node()
for n in range(3):
    threading.Thread(target=root.add, args=(Node(root),)).start()
    threading.Thread(target=root.refresh).start()
