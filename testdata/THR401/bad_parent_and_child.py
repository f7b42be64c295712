import threading
class Parent:
    def __init__(self):
        self.lock = threading.Lock()
        self.child = Child(self)
    def update(self):
        with self.lock:
            self.child.refresh()  # expect: THR401
    def changed(self):
        with self.lock:
            pass
class Child:
    def __init__(self, parent):
        self.lock = threading.Lock()
        self.parent = parent
    def refresh(self):
        with self.lock:
            pass
    def touch(self):
        with self.lock:
            self.parent.changed()
def main():
    p = Parent()
    t1 = threading.Thread(target=p.update)
    t2 = threading.Thread(target=p.child.touch)
    t1.start(); t2.start()
main()
