"""The window reads its options anew on a thread: each thread fills the object that it has just made."""
import threading


class Options:
    def __init__(self):
        self.width = 100
        self.position = 5

    def read(self, text):
        self.width = int(text)
        self.width = max(0, min(100, self.width))
        self.position += 1


class Window:
    def __init__(self):
        self.options = Options()
        self.timer = None

    def reload(self):
        self.options = Options()
        self.options.read("12")

    def later(self):
        self.timer = threading.Timer(1, self.reload)
        self.timer.start()


def dialog(window):
    draft = Options()
    draft.read("13")
    window.options = draft


def main():
    window = Window()
    window.later()
    window.reload()
    dialog(window)


main()
