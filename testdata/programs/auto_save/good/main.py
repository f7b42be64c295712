"""Writes a document to disk when it has changed."""
import threading


class AutoSave:
    def __init__(self, write):
        self._write = write
        self._changed = threading.Event()
        self._text = ""
        threading.Thread(target=self._run, daemon=True).start()

    def change(self, text):
        self._text = text
        self._changed.set()

    def _run(self):
        while True:
            self._changed.wait()
            self._changed.clear()
            self._write(self._text)


def to_disk(text):
    with open("document.txt", "w") as out:
        out.write(text)


if __name__ == "__main__":
    AutoSave(to_disk).change("hello")
