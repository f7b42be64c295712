"""Renders the frames of a film on several nodes; fast nodes take more frames."""
import threading
import time


class Node:
    """A machine of the farm."""

    def __init__(self, name, seconds):
        self.name = name
        self.seconds = seconds

    def connect(self):
        time.sleep(0.001)

    def render(self, frame):
        time.sleep(self.seconds)
        return "%s: frame %d" % (self.name, frame)


class Film:
    def __init__(self, frames):
        self.waiting = list(range(frames))
        self.rendered = []

    def render_on(self, node):
        while self.waiting:  # expect: THR206
            node.connect()
            frame = self.waiting.pop(0)
            self.rendered.append(node.render(frame))


class NodeThread(threading.Thread):
    """Keeps one node busy until no frame is waiting; `error` tells why it ended early."""

    def __init__(self, film, node):
        super().__init__(name=node.name)
        self.film = film
        self.node = node
        self.error = None

    def run(self):
        try:
            self.film.render_on(self.node)
        except Exception as error:
            self.error = error


def render(film, nodes):
    """Returns the errors of the nodes."""
    threads = [NodeThread(film, node) for node in nodes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [thread.error for thread in threads if thread.error]


def main():
    film = Film(frames=12)
    errors = render(film, [Node("slow", 0.004), Node("fast", 0.001), Node("big", 0.002)])
    print(len(film.rendered), "frames rendered,", len(errors), "nodes failed")


if __name__ == "__main__":
    main()
