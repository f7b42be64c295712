import threading


def title(words):
    return " ".join(words) + "."


def later(words):
    threading.Timer(1.0, title, (words,)).start()  # expect: THR114
