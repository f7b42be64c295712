from threading import Event, Thread


class Saver(Thread):
    def __init__(self):
        super().__init__()
        self.dirty = Event()
        self.running = True
        self.text = ""

    def run(self):
        while self.running:
            if self.dirty.wait(timeout=1):
                self.save()
                self.dirty.clear()  # expect: THR412

    def save(self):
        with open("text.txt", "w") as out:
            out.write(self.text)

    def change(self, text):
        self.text = text
        self.dirty.set()


saver = Saver()
saver.start()
saver.change("x")
