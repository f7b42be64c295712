import threading
from dataclasses import dataclass

lock = threading.Lock()
table = {}  # guarded-by: lock


class View:  # thread-confined: gui
    title = ""  # thread-confined: gui

    # requires-lock: lock
    @staticmethod
    def names():
        return list(table)

    def paint(
        self,
        canvas,
    ):  # thread-confined: gui
        with lock:
            canvas.draw(self.names())


@dataclass
class Row:
    cells: list  # guarded-by: lock


def send(queue, item):
    queue.put(item)  # thread-safe
    # thread-safe version of the above
    print(
        item,  # thread-safe
    )
    text = "# thread-confined: nobody"
    return text
