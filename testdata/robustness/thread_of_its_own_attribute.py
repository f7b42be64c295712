# Each thread's object starts the thread of the object that it keeps.
import threading


class Loop:
    def __init__(self, inner):
        self.inner = inner
        self.turns = 0

    def start(self):
        threading.Thread(target=self.run).start()

    def run(self):
        self.turns += 1
        self.inner.start()


Loop(Loop(Loop(None))).start()
