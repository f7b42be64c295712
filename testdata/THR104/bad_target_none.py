import threading


class Service:
    def __init__(self):
        self.thread = threading.Thread(target=None, args=(1,))  # expect: THR104

    def go(self):
        self.thread.start()
        self.thread.join()


Service().go()
