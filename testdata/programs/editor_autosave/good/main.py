"""A text buffer that is saved by the user and, from time to time, by a timer."""
import os
import tempfile
import threading
import time


class Document:
    def __init__(self, folder):
        self.folder = folder
        self.text = ""
        self.revision = 0
        self.revision_lock = threading.Lock()

    def replace(self, text):
        self.text = text

    def save(self):
        """Write the text as the next revision; returns its file name."""
        with self.revision_lock:
            self.revision += 1
            revision = self.revision
        name = os.path.join(self.folder, "text.%d" % revision)
        self.write_file(name, self.text)
        return name

    def write_file(self, name, text):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(name, 0o600)


class AutoSave:
    """Calls `save` every `seconds` until it is stopped."""

    def __init__(self, document, seconds):
        self.document = document
        self.seconds = seconds
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.loop, name="autosave")

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *exc_info):
        self.stopped.set()
        self.thread.join()

    def loop(self):
        while not self.stopped.wait(self.seconds):
            self.document.save()


def main():
    with tempfile.TemporaryDirectory() as folder:
        document = Document(folder)
        with AutoSave(document, 0.01):
            for number in range(10):
                document.replace("draft %d" % number)
                time.sleep(0.004)
                document.save()
        print("revision", document.revision, "of", len(os.listdir(folder)), "files")


if __name__ == "__main__":
    main()
