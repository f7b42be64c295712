# Things that are called Thread and are none, and threads that nobody makes here.
import threading


class Thread:
    def __init__(self, title):
        self.title = title


def show():
    topic = Thread("hello")
    Thread("dropped")
    print(topic.title)
    current = threading.current_thread()
    print(current.name)
    threading.main_thread()


show()
