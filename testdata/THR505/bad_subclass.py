import threading


class Base(threading.local):
    pass


class Stack(Base):
    frames = list()  # expect: THR505

    def push(self, frame):
        self.frames.insert(0, frame)

    def pop(self):
        return self.frames.pop()


stack = Stack()
stack.push(1)
stack.pop()
