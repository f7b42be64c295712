"""Hands letters to whoever fetches them."""
import threading


class LetterBox:
    def __init__(self):
        self._changed = threading.Condition()
        self._letters = []

    def put(self, letter):
        with self._changed:
            self._letters.append(letter)
            self._changed.notify_all()

    def fetch(self):
        with self._changed:
            if not self._letters:
                self._changed.wait()  # expect: THR406
            return self._letters.pop(0)


def serve(box, out):
    while True:
        letter = box.fetch()
        if letter == "end":
            box.put("end")
            return
        out.append(letter)


if __name__ == "__main__":
    box, out = LetterBox(), []
    threads = [threading.Thread(target=serve, args=(box, out)) for _ in range(2)]
    for t in threads:
        t.start()
    box.put("a")
    box.put("end")
