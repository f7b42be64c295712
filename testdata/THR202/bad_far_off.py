"""What the thread does three calls away is at the same time as the same code of the main thread."""
import threading


class Printer:
    def __init__(self):
        self.lines = 0

    def send(self):
        self.lines += 1  # expect-fn: THR202 what is far off the begin of a thread is not known to meet the main thread

    def resume(self):
        self.send()

    def answer(self, text):
        if text == "again":
            self.resume()

    def listen(self, texts):
        for text in texts:
            self.answer(text)


printer = Printer()
threading.Thread(target=printer.listen, args=(["again"],)).start()
printer.send()
