import threading


class Box:
    def __init__(self):
        self.changed = threading.Condition()
        self.items = []

    def put(self, text):
        self.changed.acquire()  # expect: THR308
        self.items.append(int(text))
        self.changed.notify()
        self.changed.release()


try:
    Box().put("x")
except ValueError as error:
    print(error)
