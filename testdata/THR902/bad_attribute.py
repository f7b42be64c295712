# threadlint-test: preview select=THR902
# A value that is computed when it is first asked for.
import threading


class Document:
    def __init__(self, text):
        self.text = text
        self._words = None

    def words(self):
        if self._words is None:  # expect: THR902
            self._words = len(self.text.split())
        return self._words


document = Document("a b c")


def work():
    print(document.words())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
